package org.precisionhooks.server.jobs;

import ca.uhn.fhir.model.api.IModelJson;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a batch job is about; HAPI keeps it as JSON.
 *
 * @param task id of the job
 * @param attempt of it
 */
public record BatchJobParameters(
        @JsonProperty("task") String task,
        @JsonProperty("attempt") int attempt) implements IModelJson {}
