package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.precisionhooks.facts.GenomicFact;

/** What was sent, and the fact that it states. */
record SentFact(List<ObjectNode> resources, GenomicFact fact) {}
