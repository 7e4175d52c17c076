package org.precisionhooks.server.jpa;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.precisionhooks.fhir.index.IndexRules;
import org.precisionhooks.fhir.source.CachedRecordsRules;
import org.precisionhooks.fhir.source.LocalStoreRules;
import org.precisionhooks.fhir.source.RecordStampsRules;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The rules of the store on PostgreSQL. */
class PostgresStoreIT {

    private static PostgresDatabase postgres;
    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresDatabase.start();
        server = postgres.server();
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            server.close();
            postgres.close();
        }
    }

    @Nested
    class Store extends LocalStoreRules {

        @Override
        protected ApplicationContext server() {
            return server;
        }
    }

    @Nested
    class Stamps extends RecordStampsRules {

        @Override
        protected ApplicationContext server() {
            return server;
        }
    }

    @Nested
    class Cache extends CachedRecordsRules {

        @Override
        protected ApplicationContext server() {
            return server;
        }
    }

    @Nested
    class Index extends IndexRules {

        @Override
        protected ApplicationContext server() {
            return server;
        }
    }
}
