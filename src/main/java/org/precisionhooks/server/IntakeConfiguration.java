package org.precisionhooks.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import org.precisionhooks.fhir.intake.ResultsRead;
import org.precisionhooks.fhir.intake.StoredOutcomes;
import org.precisionhooks.fhir.intake.WrittenResults;
import org.precisionhooks.fhir.read.RecordReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is said of genetic results as they arrive. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    @Bean
    ResultsRead resultsRead(FhirContext fhir, RecordReader reader) {
        return new ResultsRead(fhir, reader);
    }

    @Bean
    WrittenResults writtenResults(ResultsRead results) {
        return new WrittenResults(results);
    }

    /** In the registry of the storage, so that no way of storing leads past it. */
    @Bean
    StoredOutcomes storedOutcomes(ResultsRead results, IInterceptorService storage) {
        StoredOutcomes outcomes = new StoredOutcomes(results);
        storage.registerInterceptor(outcomes);
        return outcomes;
    }
}
