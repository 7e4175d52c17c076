package org.precisionhooks.facts;

/** A visit in a hospital bed or an emergency room: what is measured in it tells little of everyday life. Its time is that of the source. */
public record HospitalStay(Source source) implements Fact {}
