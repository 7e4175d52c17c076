package org.precisionhooks.architecture.wrong.engine;

import org.precisionhooks.architecture.wrong.consent.ConsentedFacts;
import org.precisionhooks.architecture.wrong.engine.one.One;
import org.precisionhooks.architecture.wrong.facts.FactsReader;

/** Breaks the row of the contract, the making of facts, the reading past the gate, and the naming. */
public record EngineManager(One one) {
    static ConsentedFacts facts(FactsReader reader) {
        reader.read();
        return new ConsentedFacts();
    }
}
