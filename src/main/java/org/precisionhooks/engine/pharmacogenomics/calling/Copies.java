package org.precisionhooks.engine.pharmacogenomics.calling;

/** How many copies of a gene a person has. */
public enum Copies {
    ONE,
    TWO
}
