package org.precisionhooks.fhir.write.genomic;

import java.util.Optional;

/**
 * What the facts of one test share when they are written.
 *
 * @param subject the patient, {@code Patient/id}
 * @param specimen the specimen, {@code Specimen/id}
 * @param study the study that they are part of, {@code Procedure/id}
 */
public record ResultFrame(String subject, Optional<String> specimen, Optional<String> study) {

    public static ResultFrame of(String subject) {
        return new ResultFrame(subject, Optional.empty(), Optional.empty());
    }
}
