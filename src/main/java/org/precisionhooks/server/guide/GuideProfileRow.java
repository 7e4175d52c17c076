package org.precisionhooks.server.guide;

/**
 * A row of {@code genomics/profiles.tsv}: which profile of Genomics Reporting a resource is of when it names none.
 *
 * @param resource type of the resource
 * @param system code system of its code
 * @param code its code
 * @param profile last part of the profile's address
 */
record GuideProfileRow(String resource, String system, String code, String profile) {}
