package org.precisionhooks.fhir.index;

import org.precisionhooks.facts.Origin;

/** How many variants of one gene a study found. */
public record StudyCount(String study, String gene, Origin origin, long variants) {}
