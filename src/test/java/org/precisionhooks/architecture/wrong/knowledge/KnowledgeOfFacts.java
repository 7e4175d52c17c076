package org.precisionhooks.architecture.wrong.knowledge;

import org.precisionhooks.architecture.wrong.facts.FactsReader;

/** Breaks the row of knowledge. */
record KnowledgeOfFacts(FactsReader reader) {}
