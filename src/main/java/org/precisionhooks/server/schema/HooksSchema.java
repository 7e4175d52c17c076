package org.precisionhooks.server.schema;

import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.taskdef.ExecuteRawSqlTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Our own tables ({@code ph_*}), up to date. Their migrations are the files {@code db/precision-hooks/<date>.<n>-<what>.sql},
 * run once each in order by HAPI's migrator under its lock, with a history table of their own. A file that was released
 * is never changed.
 *
 * @param database the kind of database that holds them
 */
public record HooksSchema(Database database) {

    private static final String HISTORY_TABLE = "PH_MIGRATION";
    /** HAPI puts it before the version; only digits are allowed. */
    private static final String PRODUCT = "1";

    private static final String SCRIPTS = "classpath*:db/precision-hooks/*.sql";

    /** Creates or upgrades the tables. */
    public static HooksSchema migrate(DataSource dataSource, Database database) {
        HapiMigrator migrator = new HapiMigrator(HISTORY_TABLE, dataSource, database.driver());
        scripts().forEach(script -> migrator.addTask(task(script)));
        migrator.createMigrationTableIfRequired();
        migrator.migrate();
        return new HooksSchema(database);
    }

    private static List<Resource> scripts() {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver(HooksSchema.class.getClassLoader()).getResources(SCRIPTS);
            return Arrays.stream(found)
                    .sorted(Comparator.comparing(HooksSchema::name))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The database scripts cannot be listed", e);
        }
    }

    private static ExecuteRawSqlTask task(Resource script) {
        String name = name(script);
        int dash = name.indexOf('-');
        ExecuteRawSqlTask task = new ExecuteRawSqlTask(PRODUCT, name.substring(0, dash));
        task.setDescription(name.substring(dash + 1, name.length() - ".sql".length()));
        statements(script).forEach(task::addSql);
        return task;
    }

    /** A comment has a line of its own, and a semicolon ends a statement and nothing else. */
    private static List<String> statements(Resource script) {
        try {
            String sql = script.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return Arrays.stream(sql.split(";"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The database script " + name(script) + " cannot be read", e);
        }
    }

    private static String name(Resource script) {
        return Objects.requireNonNull(script.getFilename());
    }
}
