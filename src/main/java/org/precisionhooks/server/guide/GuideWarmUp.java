package org.precisionhooks.server.guide;

import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationOptions;
import org.hl7.fhir.r4.model.Observation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Validates once before the server calls itself ready: the first time takes seconds. */
final class GuideWarmUp implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(GuideWarmUp.class);

    private final FhirValidator validator;

    GuideWarmUp(FhirValidator validator) {
        this.validator = validator;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Observation observation = new Observation();
        int messages = validator
                .validateWithResult(observation, new ValidationOptions())
                .getMessages()
                .size();
        LOG.info("Validation is warm, {} messages on an empty Observation", messages);
    }
}
