package io.gemel.platformtest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableRulesTest {

    private static final List<String> MIGRATIONS = List.of(
            "db/platform/V1__outbox.sql",
            "db/platform/V2__inbox.sql",
            "db/platform/V3__idempotency_keys.sql",
            "db/directory/V10__twin_directory.sql");

    @Test
    void thePlatformsOwnTablesPass() throws Exception {
        migrated("runtime");

        assertThatCode(() -> TableRules.check("runtime")).doesNotThrowAnyException();
    }

    @Test
    void eachFaultIsNamed() throws Exception {
        migrated("audit");
        try (Connection owner = PostgresServer.as("audit", "owner");
                var statement = owner.createStatement()) {
            statement.execute("create table bare (id uuid primary key)");
            statement.execute("grant select on bare to audit_janitor, public");
            statement.execute("grant update on twin_directory to audit_relay");
            statement.execute("create policy open on twin_directory to audit_app using (true)");
            statement.execute("revoke select on inbox from audit_janitor");
        }

        assertThatThrownBy(() -> TableRules.check("audit", "bare"))
                .hasMessageContainingAll(
                        "bare: no column tenant_id",
                        "bare: no check",
                        "bare: row-level security",
                        "bare: unique index bare_pkey",
                        "bare: public has SELECT",
                        "bare: the janitor has SELECT",
                        "bare: no statement trigger",
                        "bare: policies are [null]",
                        "twin_directory: audit_relay has UPDATE",
                        "twin_directory: policies are",
                        "inbox: the janitor lacks SELECT");
    }

    private static void migrated(String svc) throws Exception {
        var postgres = new PostgresResource();
        postgres.init(Map.of("svc", svc));
        postgres.start();
        Path resources = SourceTree.file("platform/src/main/resources");
        try (Connection owner = PostgresServer.as(svc, "owner");
                var statement = owner.createStatement()) {
            for (String migration : MIGRATIONS) {
                statement.execute(Files.readString(resources.resolve(migration)).replace("${svc}", svc));
            }
        }
    }
}
