package org.precisionhooks.consent;

import java.util.List;
import org.precisionhooks.facts.Fact;

/** Facts as if consent had permitted them all; for tests of what comes after the gate. */
public final class ConsentedFactsFixture {

    private ConsentedFactsFixture() {}

    public static ConsentedFacts permitted(String patient, Fact... facts) {
        return new ConsentedFacts(patient, List.of(facts), List.of(), List.of());
    }

    /** The gate of the built-in tables. */
    public static ConsentGate gate() {
        return new ConsentGate(ConsentTables.TENANTS, ConsentTables.TERMS, ConsentTables.LABELLING);
    }
}
