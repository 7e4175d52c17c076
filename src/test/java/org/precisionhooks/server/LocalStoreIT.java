package org.precisionhooks.server;

import org.junit.jupiter.api.Nested;
import org.precisionhooks.fhir.index.IndexRules;
import org.precisionhooks.fhir.source.CachedRecordsRules;
import org.precisionhooks.fhir.source.LocalStoreRules;
import org.precisionhooks.fhir.source.RecordStampsRules;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The rules of the store on H2. */
class LocalStoreIT extends ServerIT {

    @Autowired
    private ApplicationContext server;

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
