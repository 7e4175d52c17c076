package org.precisionhooks.server.imports;

import ca.uhn.fhir.model.api.IModelJson;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a batch job is about; HAPI keeps it as JSON.
 *
 * @param task id of the import
 * @param attempt of it
 */
public record ImportJobParameters(
        @JsonProperty("task") String task,
        @JsonProperty("attempt") int attempt) implements IModelJson {}
