package org.precisionhooks.server;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.source.StoreRules;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The rules of the store on H2. */
class LocalStoreIT extends ServerIT {

    @Autowired
    private ApplicationContext server;

    @Test
    void serverRuns() {
        org.assertj.core.api.Assertions.assertThat(
                        get("/actuator/health/liveness").statusCode())
                .isEqualTo(200);
    }

    @Nested
    class OnH2 extends StoreRules {

        @Override
        protected ApplicationContext server() {
            return server;
        }

        @Override
        protected boolean isPostgres() {
            return false;
        }
    }
}
