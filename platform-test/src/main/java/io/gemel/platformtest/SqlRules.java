package io.gemel.platformtest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Every SQL constant of a service is a statement that the migrated schema understands, run by the role that runs it. */
public final class SqlRules {

    private static final Pattern STATEMENT =
            Pattern.compile("\\s*(select|insert|update|delete|with|merge)\\b.*", Pattern.DOTALL);

    private SqlRules() {}

    /** Prepares the statements of {@code *Repository} classes as the app and of {@code *Janitor*} classes as the janitor. */
    public static void check(String svc) {
        var faults = new ArrayList<String>();
        int prepared = 0;
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.gemel." + svc);
        for (JavaClass each : classes) {
            boolean janitor = each.getSimpleName().contains("Janitor");
            if (janitor || each.getSimpleName().endsWith("Repository")) {
                prepared += prepare(svc, janitor ? "janitor" : "app", each.getName(), faults);
            }
        }
        if (!faults.isEmpty() || prepared == 0) {
            throw new AssertionError(prepared + " statements prepared\n" + String.join("\n", faults));
        }
    }

    private static int prepare(String svc, String role, String repository, List<String> faults) {
        int prepared = 0;
        try (var connection = PostgresServer.as(svc, role);
                var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (Field field : load(repository).getDeclaredFields()) {
                String sql = sql(field);
                if (sql != null) {
                    try {
                        statement.execute("prepare x" + prepared++ + " as " + sql);
                    } catch (SQLException e) {
                        faults.add(repository + "." + field.getName() + " as " + role + ": " + e.getMessage());
                    }
                }
            }
        } catch (SQLException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return prepared;
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
