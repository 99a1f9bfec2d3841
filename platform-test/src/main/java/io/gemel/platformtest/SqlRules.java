package io.gemel.platformtest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Every SQL constant of a service and of the platform is a statement that the migrated schema understands, prepared by the role that runs it. */
public final class SqlRules {

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(select|insert|update|delete|with|merge)\\b.*", Pattern.DOTALL);

    private static final Pattern JDBC_PARAMETER = Pattern.compile("\\?");

    private SqlRules() {}

    /**
     * Prepares the SQL constants of the service and of the platform in it: as the relay those of {@code RelayDb}, as the janitor
     * those of classes that make or run janitor jobs, as the app all others.
     */
    public static void check(String svc) {
        var statements = new TreeMap<String, Map<String, String>>();
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.gemel." + svc, "io.gemel.platform");
        for (JavaClass each : classes) {
            if (hasTables(svc, each)) {
                statements
                        .computeIfAbsent(role(each), _ -> new LinkedHashMap<>())
                        .putAll(constants(each.getName()));
            }
        }
        var faults = new ArrayList<String>();
        statements.forEach((role, named) -> prepare(svc, role, named, faults));
        if (!faults.isEmpty()
                || statements.values().stream().mapToInt(Map::size).sum() == 0) {
            throw new AssertionError(statements.keySet() + " prepared\n" + String.join("\n", faults));
        }
    }

    private static String role(JavaClass each) {
        if (each.getSimpleName().equals("RelayDb")) {
            return "relay";
        }
        boolean tidies = each.getDirectDependenciesFromSelf().stream()
                .anyMatch(to -> to.getTargetClass().getSimpleName().equals("JanitorJob"));
        return tidies ? "janitor" : "app";
    }

    /** persona-service has the twins themselves and no copy of their directory. */
    private static boolean hasTables(String svc, JavaClass each) {
        return !svc.equals("persona") || !each.getPackageName().equals("io.gemel.platform.directory");
    }

    private static void prepare(String svc, String role, Map<String, String> statements, List<String> faults) {
        try (var connection = PostgresServer.as(svc, role);
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            int prepared = 0;
            for (var named : statements.entrySet()) {
                try {
                    statement.execute("prepare x" + prepared++ + " as " + numbered(named.getValue()));
                } catch (SQLException e) {
                    faults.add(named.getKey() + " as " + role + ": " + e.getMessage());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> constants(String repository) {
        var found = new LinkedHashMap<String, String>();
        try {
            for (Field field : load(repository).getDeclaredFields()) {
                String sql = sql(field);
                if (sql != null) {
                    found.put(repository + "." + field.getName(), sql);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** JDBC's parameters as the database names them. */
    private static String numbered(String sql) {
        var numbers = new AtomicInteger();
        return JDBC_PARAMETER.matcher(sql).replaceAll(_ -> "\\$" + numbers.incrementAndGet());
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
    }

    private static @org.jspecify.annotations.Nullable String sql(Field field) throws IllegalAccessException {
        if (field.getType() != String.class || !Modifier.isStatic(field.getModifiers())) {
            return null;
        }
        field.setAccessible(true);
        String text = (String) field.get(null);
        return STATEMENT.matcher(text).matches() ? text : null;
    }
}
