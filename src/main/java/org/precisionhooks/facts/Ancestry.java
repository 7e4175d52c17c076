package org.precisionhooks.facts;

/**
 * The race or ethnicity that is recorded of the patient. It is read to count whom advice reaches, and is an input of nothing: no
 * engine may know it.
 *
 * @param group {@code asian}; {@code several} where more than one is recorded
 */
public record Ancestry(Source source, String group) implements Fact {}
