package org.precisionhooks.facts;

import java.util.Optional;

/** A procedure that was done, e.g. a coronary intervention or a transplantation. */
public record Procedure(Source source, Concept concept, Optional<ClinicalTime> performed) implements Fact {}
