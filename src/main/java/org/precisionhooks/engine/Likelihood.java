package org.precisionhooks.engine;

/** How likely a disease is by published criteria, or what a gene says of it; the most likely last. */
public enum Likelihood {
    UNLIKELY,
    POSSIBLE,
    PROBABLE,
    /** A variant that disposes to the disease; whether it is there is for the examination to say. */
    PREDISPOSED,
    DEFINITE
}
