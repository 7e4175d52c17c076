package org.precisionhooks.fhir.genomics;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of results that have none of their own, the same in every answer. */
final class AnswerIds {

    private AnswerIds() {}

    /** @param key what tells it from all others, such as {@code DiagnosticReport/r#o5} */
    static String of(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** {@code Observation/id} of a reference as the index writes it. */
    static String reference(String indexed) {
        return indexed.indexOf('#') < 0 ? indexed : "Observation/" + of(indexed);
    }
}
