package io.gemel.platformtest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every table of a service's migrated schema belongs to tenants, and every role may do what it needs and nothing else. */
public final class TableRules {

    private static final String TENANT = "(tenant_id = current_setting('app.tenant_id'::text))";

    /** Each statement selects what is wrong; {@code t} are the tables. */
    private static final List<String> FAULTS = List.of("""
            select relname || ': no column tenant_id text not null default current_setting(''app.tenant_id'')' from t
             where not exists (select from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                    where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'text'::regtype
                      and pg_get_expr(d.adbin, d.adrelid) = 'current_setting(''app.tenant_id''::text)')
            """, """
            select relname || ': no check (tenant_id <> '''')' from t where not exists (select from pg_constraint c
             where c.conrelid = t.oid and c.contype = 'c' and c.convalidated
               and pg_get_constraintdef(c.oid) = 'CHECK ((tenant_id <> ''''::text))')
            """, """
            select relname || ': row-level security is not enabled and forced' from t
             where not (relrowsecurity and relforcerowsecurity)
            """, """
            select relname || ': is owned by ' || pg_get_userbyid(relowner) from t
             where pg_get_userbyid(relowner) <> '${svc}_owner'
            """, """
            select t.relname || ': unique index ' || i.indexrelid::regclass || ' does not begin with tenant_id'
              from t join pg_index i on i.indrelid = t.oid
              left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
             where i.indisunique and a.attname is distinct from 'tenant_id'
               and (t.relname, coalesce(a.attname, '')) not in (('outbox', 'seq'), ('audit_events', 'event_id'))
            """, """
            select t.relname || ': foreign key ' || c.conname || ' does not begin with tenant_id on both sides'
              from t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
              join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
             where (a.attname, b.attname) <> ('tenant_id', 'tenant_id')
            """, """
            select relname || ': ' || role || ' has ' || privilege || coalesce(' of ' || col, '') from g
             where role = 'public' or role = '${svc}_relay' and not (relname = 'outbox' and privilege in ('SELECT', 'DELETE'))
                or role = '${svc}_app' and (privilege not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
                                            or relname in ('outbox', 'inbox') and privilege <> 'INSERT')
            """, """
            select relname || ': the janitor has ' || privilege || coalesce(' of ' || col, '') from g
             where role = '${svc}_janitor' and not exists (select from j where j.relname = g.relname
               and (g.privilege = 'SELECT' or g.privilege = j.privilege and g.col is not distinct from j.col))
            """, """
            select j.relname || ': the janitor lacks ' || need || coalesce(' of ' || j.col, '') from j join t using (relname)
             cross join lateral unnest(array['SELECT', j.privilege]) need
             where not exists (select from g where g.role = '${svc}_janitor' and g.relname = j.relname
               and g.privilege = need and (need = 'SELECT' or g.col is not distinct from j.col))
            """, """
            select datname || ': anybody may connect' from pg_database
             where datallowconn and has_database_privilege('public', oid, 'CONNECT')
            """, """
            select rolname || ': is a superuser, passes row-level security or cannot log in' from pg_roles
             where rolname like '${svc}\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or not rolcanlogin)
            """);

    private static final String APPEND_ONLY = """
            select relname || ': the app has ' || privilege from g
             where relname = '${table}' and role = '${svc}_app' and privilege not in ('SELECT', 'INSERT')
            union all
            select '${table}: no statement trigger refuses UPDATE, DELETE and TRUNCATE to the owner'
             where (select coalesce(bit_or(tgtype), 0) & 56 from pg_trigger
                     where tgrelid = '${table}'::regclass and tgenabled <> 'D' and tgtype & 1 = 0) <> 56
            """;

    private static final String WITH = """
            with t as (select c.* from pg_class c where c.relnamespace = 'public'::regnamespace
                          and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'),
                 acl as (select relname, null::text as col, relacl as rights from t union all
                         select relname, attname::text, attacl from t join pg_attribute on attrelid = t.oid where not attisdropped),
                 g as (select relname, col, privilege_type as privilege,
                              case grantee when 0 then 'public' else pg_get_userbyid(grantee) end as role
                         from acl cross join lateral aclexplode(rights)),
                 j (relname, privilege, col) as (values ('idempotency_keys', 'DELETE', null::text), ('inbox', 'DELETE', null),
                      ('training_sessions', 'UPDATE', 'status'), ('training_sessions', 'UPDATE', 'ended_at'),
                      ('review_events', 'DELETE', null), ('owner_review_queue', 'UPDATE', 'question_preview'),
                      ('routing_inputs', 'DELETE', null))
            """;

    private static final String POLICIES = """
            select t.relname, p.cmd || ' to ' || array_to_string(array(select unnest(p.roles) order by 1), ', ') || ' using '
                   || coalesce(p.qual, '-') || ' check ' || coalesce(p.with_check, p.qual) || ' ' || p.permissive,
                   t.relname in (select relname from j)
              from t left join pg_policies p on p.schemaname = 'public' and p.tablename = t.relname
            """;

    private TableRules() {}

    /**
     * Checks database {@code gemel_<svc>}, which is migrated already.
     *
     * @param appendOnly tables whose rows nobody changes
     */
    public static void check(String svc, String... appendOnly) {
        var faults = new ArrayList<String>();
        try (Connection connection = PostgresServer.superuser(svc)) {
            for (String fault : FAULTS) {
                collect(connection, WITH + fault.replace("${svc}", svc), faults);
            }
            for (String table : appendOnly) {
                collect(connection, WITH + APPEND_ONLY.replace("${svc}", svc).replace("${table}", table), faults);
            }
            policies(connection, svc, faults);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    private static void collect(Connection connection, String sql, List<String> faults) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                faults.add(rows.getString(1));
            }
        }
    }

    private static void policies(Connection connection, String svc, List<String> faults) throws SQLException {
        Map<String, TreeSet<String>> are = new TreeMap<>();
        Map<String, TreeSet<String>> shall = new TreeMap<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WITH + POLICIES)) {
            while (rows.next()) {
                String table = rows.getString(1);
                shall.put(table, wanted(svc, table, rows.getBoolean(3)));
                are.computeIfAbsent(table, t -> new TreeSet<>()).add(String.valueOf(rows.getString(2)));
            }
        }
        if (shall.isEmpty()) {
            faults.add("no table: not migrated");
        }
        shall.forEach((table, wanted) -> {
            if (!wanted.equals(are.get(table))) {
                faults.add(table + ": policies are " + are.get(table) + ", not " + wanted);
            }
        });
    }

    private static TreeSet<String> wanted(String svc, String table, boolean janitor) {
        var wanted = new TreeSet<String>();
        if (table.equals("outbox")) {
            wanted.add("INSERT to " + svc + "_app using - check " + TENANT + " PERMISSIVE");
            wanted.add("ALL to " + svc + "_relay using true check true PERMISSIVE");
        } else {
            wanted.add(
                    "ALL to " + svc + "_app, " + svc + "_owner using " + TENANT + " check " + TENANT + " PERMISSIVE");
        }
        if (janitor) {
            wanted.add("ALL to " + svc + "_janitor using true check true PERMISSIVE");
        }
        return wanted;
    }
}
