package org.precisionhooks.facts;

/**
 * Where the patient lives, no finer than an area of many people; figures of the area are looked up by it.
 *
 * @param country ISO code or name as written, empty when not given
 * @param postalCode as written
 */
public record Residence(Source source, String country, String postalCode) implements Fact {}
