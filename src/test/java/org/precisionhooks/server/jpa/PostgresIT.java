package org.precisionhooks.server.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.io.IOException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.FhirSchema;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The server on PostgreSQL, first on an empty database, then on the one that it left. */
class PostgresIT {

    @Test
    void databaseIsBuiltAndThenKept() throws IOException {
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
            try (ConfigurableApplicationContext second = postgres.server()) {
                assertThat(second.getBean(FhirSchema.class).database()).isEqualTo(Database.POSTGRESQL);
                assertThat(found(second)).isEqualTo(1);
            }
        }
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
