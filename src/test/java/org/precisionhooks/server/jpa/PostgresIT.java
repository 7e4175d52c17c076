package org.precisionhooks.server.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.precisionhooks.server.PharmacogenomicRecord;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.FhirSchema;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The server on PostgreSQL, first on an empty database, then on the one that it left. */
class PostgresIT {

    @Test
    void databaseIsBuiltAndThenKept() throws Exception {
        try (PostgresDatabase postgres = PostgresDatabase.start()) {
            try (ConfigurableApplicationContext first = postgres.server()) {
                assertThat(client(first)
                                .transaction()
                                .withBundle(transaction())
                                .execute()
                                .getEntry())
                        .hasSize(1);
                assertThat(found(first)).isEqualTo(1);
            }
            try (ConfigurableApplicationContext second = postgres.server(
                    "--precision-hooks.new-results.owner=Organization/clinic",
                    "--precision-hooks.new-results.delay=2s")) {
                assertThat(second.getBean(FhirSchema.class).database()).isEqualTo(Database.POSTGRESQL);
                assertThat(found(second)).isEqualTo(1);
                resultGivesATask(second);
            }
        }
    }

    /** As on a server that names an owner: its own worker reviews what was stored. */
    private static void resultGivesATask(ConfigurableApplicationContext server) throws Exception {
        PharmacogenomicRecord record = new PharmacogenomicRecord("elephant-result");
        store(
                server,
                record.transaction(
                        "{\"resourceType\":\"Organization\",\"id\":\"clinic\",\"name\":\"Clinic\"}",
                        record.patient(),
                        record.prescription("32968", "clopidogrel"),
                        record.phenotype("final")));
        awaitTask(server, record, Task.TaskStatus.REQUESTED);
        // The client may write what it may not read back; HAPI once answered that it was stored, and it was not.
        store(server, record.transaction(record.phenotype("entered-in-error")));
        awaitTask(server, record, Task.TaskStatus.CANCELLED);
    }

    private static void store(ConfigurableApplicationContext server, String transaction) {
        client(server).transaction().withBundle(transaction).execute();
    }

    private static void awaitTask(
            ConfigurableApplicationContext server, PharmacogenomicRecord record, Task.TaskStatus status)
            throws InterruptedException {
        JdbcTemplate database = server.getBean(JdbcTemplate.class);
        for (int i = 0; i < 300; i++) {
            List<String> tasks = database.queryForList(
                    "select task from ph_review_task where patient = ?", String.class, record.id());
            if (tasks.size() == 1
                    && client(server)
                                    .read()
                                    .resource(Task.class)
                                    .withId(tasks.get(0))
                                    .execute()
                                    .getStatus()
                            == status) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("No task came to the status " + status
                + client(server)
                        .read()
                        .resource("Observation")
                        .withId(record.id() + "-cyp2c19")
                        .execute()
                        .getMeta()
                        .getVersionId()
                + database.queryForList("select task, standing from ph_review_task")
                + database.queryForList("select nextval(pg_get_serial_sequence('ph_review_outbox','entry'))"));
    }

    private static int found(ConfigurableApplicationContext server) {
        return client(server)
                .search()
                .forResource(Patient.class)
                .where(Patient.FAMILY.matches().value("Elephant"))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .size();
    }

    private static IGenericClient client(ConfigurableApplicationContext server) {
        int port = ((ServletWebServerApplicationContext) server).getWebServer().getPort();
        FhirContext context = FhirContext.forR4Cached();
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        return context.newRestfulGenericClient("http://127.0.0.1:" + port + "/fhir");
    }

    private static Bundle transaction() {
        Patient patient = new Patient();
        patient.addName().setFamily("Elephant");
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(patient)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl("Patient/elephant");
        return bundle;
    }
}
