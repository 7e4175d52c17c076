package org.precisionhooks.fhir.read.vocabulary;

/**
 * Row of {@code genomics/answers}: how a laboratory says that something was found or not.
 *
 * @param code LOINC answer code, SNOMED CT code or lower-case word
 * @param meaning what it says
 */
record AnswerRow(String code, Answer meaning) {}
