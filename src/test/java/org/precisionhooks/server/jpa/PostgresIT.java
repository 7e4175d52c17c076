package org.precisionhooks.server.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.precisionhooks.server.PrecisionHooksApplication;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.FhirSchema;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The server on PostgreSQL, first on an empty database, then on the one that it left. */
class PostgresIT {

    @Test
    void databaseIsBuiltAndThenKept() throws IOException {
        assumeTrue(
                !"root".equals(System.getProperty("user.name")) || LinuxUtils.isUnshareAvailable(),
                "PostgreSQL does not run as root, and this system does not let root become another user by unshare");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            try (ConfigurableApplicationContext first = start(postgres)) {
                assertThat(client(first)
                                .transaction()
                                .withBundle(transaction())
                                .execute()
                                .getEntry())
                        .hasSize(1);
                assertThat(found(first)).isEqualTo(1);
            }
            try (ConfigurableApplicationContext second = start(postgres)) {
                assertThat(second.getBean(FhirSchema.class).database()).isEqualTo(Database.POSTGRESQL);
                assertThat(found(second)).isEqualTo(1);
            }
        }
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres postgres) {
        return new SpringApplicationBuilder(PrecisionHooksApplication.class)
                .profiles("dev")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres");
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
