package org.precisionhooks.architecture.wrong.facts;

/** Stands for the port to the record. */
public interface FactsReader {
    String read();
}
