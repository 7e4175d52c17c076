package org.precisionhooks.server.schema;

import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.util.Set;
import javax.sql.DataSource;

/**
 * HAPI's tables, up to date.
 *
 * @param database the kind of database that holds them
 */
public record FhirSchema(Database database) {

    private static final String HISTORY_TABLE = "FLY_HFJ_MIGRATION";

    /** Creates or upgrades the tables by HAPI's own migrations, under its lock, so that nodes may start together. */
    public static FhirSchema migrate(DataSource dataSource, Database database) {
        HapiMigrator migrator = new HapiMigrator(HISTORY_TABLE, dataSource, database.driver());
        migrator.addTasks(new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values()));
        migrator.createMigrationTableIfRequired();
        migrator.migrate();
        return new FhirSchema(database);
    }
}
