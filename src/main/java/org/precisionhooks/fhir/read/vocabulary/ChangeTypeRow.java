package org.precisionhooks.fhir.read.vocabulary;

import org.precisionhooks.facts.StructuralChange;

/**
 * Row of {@code genomics/change_types}: a code of a change that a pair of alleles does not describe.
 *
 * @param code Sequence Ontology term or LOINC answer
 * @param change what it means
 * @param always false when bases or names of the same result describe the change after all
 * @param display name of the term
 */
public record ChangeTypeRow(String code, StructuralChange change, boolean always, String display) {}
