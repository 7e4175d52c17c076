package org.precisionhooks.consent.decision;

import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Coding;

/** One of the questions that a request asks about a resource: a patient, a purpose, a set of actions; all must permit. */
record Cell(String patient, Optional<Coding> purpose, Set<String> actions) {}
