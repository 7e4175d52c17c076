package org.precisionhooks.consent.label;

import org.precisionhooks.consent.label.ResourceTypes.Content;

/**
 * One row of {@code knowledge/consent/resource_types}.
 *
 * @param type FHIR resource type
 * @param content of whom it speaks
 * @param domain knowledge domain of a resource that speaks of no gene, empty when it may hold anything
 * @param why the ground of the row, for people
 */
public record ResourceTypeRow(String type, Content content, String domain, String why) {}
