package org.precisionhooks.fhir.read.resource;

import com.fasterxml.jackson.databind.JsonNode;
import org.precisionhooks.facts.DataOrigin;

/**
 * A resource as it was found, not looked at yet.
 *
 * @param json whatever the source gave; need not be a resource
 * @param origin where it was found
 */
public record FoundResource(JsonNode json, DataOrigin origin) {}
