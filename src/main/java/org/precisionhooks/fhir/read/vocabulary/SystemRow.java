package org.precisionhooks.fhir.read.vocabulary;

/**
 * Row of {@code genomics/systems}: another address of a code system.
 *
 * @param system as it may arrive
 * @param canonical as we compare it
 */
record SystemRow(String system, String canonical) {}
