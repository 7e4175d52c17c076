package org.precisionhooks.facts;

/**
 * The language in which the patient prefers to be spoken to.
 *
 * @param language its primary subtag (BCP 47), {@code es}
 */
public record Communication(Source source, String language) implements Fact {}
