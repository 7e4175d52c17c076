package org.precisionhooks.facts;

/** Port: reads one patient's record, wherever it is kept. Only {@code consent.ConsentGate} calls it. */
@FunctionalInterface
public interface FactsReader {

    PatientRecord read();
}
