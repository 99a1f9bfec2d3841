package io.gemel.e2e;

import static org.awaitility.Awaitility.await;

import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;

/** One service's outbox with the role and publication that Debezium reads it with; closing takes them and the slot away. */
final class PublishedOutbox implements AutoCloseable {

    private static final String TAKE_AWAY = """
            select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '${slot}';
            drop publication if exists gemel_outbox;
            drop policy if exists cdc on outbox;
            do $$ begin
              if exists (select 1 from pg_roles where rolname = '${svc}_cdc') then
                drop owned by ${svc}_cdc;
                drop role ${svc}_cdc;
              end if;
            end $$
            """;

    private final LocalStack stack;
    private final ServiceName service;
    private final String slot;
    private final String password = UUID.randomUUID().toString();

    PublishedOutbox(LocalStack stack, ServiceName service) throws IOException, SQLException {
        this.stack = stack;
        this.service = service;
        this.slot = Connect.slot(stack.layout(), service);
        run(TAKE_AWAY);
        var script = stack.layout().root().resolve("deploy/database/debezium/cdc.sql");
        run(Files.readAllLines(script).stream()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n")));
    }

    ServiceName service() {
        return service;
    }

    String slot() {
        return slot;
    }

    String password() {
        return password;
    }

    /** Whether a connector reads it now. */
    boolean isRead() throws IOException, SQLException {
        return number("select count(*) from pg_replication_slots where active and slot_name = '" + slot + "'") == 1;
    }

    /** How many rows wait. */
    long pending() throws IOException, SQLException {
        return number("select count(*) from outbox");
    }

    private long number(String sql) throws IOException, SQLException {
        try (var connection = stack.superuser(service.database());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String sql) throws IOException, SQLException {
        try (var connection = stack.superuser(service.database());
                var statement = connection.createStatement()) {
            statement.execute(sql.replace("${svc}", service.prefix())
                    .replace("${slot}", slot)
                    .replace("${cdc_password}", password));
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        await().atMost(Duration.ofSeconds(30)).until(() -> !isRead());
        run(TAKE_AWAY);
    }
}
