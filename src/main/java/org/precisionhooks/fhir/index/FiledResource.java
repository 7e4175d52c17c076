package org.precisionhooks.fhir.index;

import java.util.List;

/**
 * What the index keeps of one resource.
 *
 * @param patient logical id of the one patient whom it is about
 * @param resource {@code Type/id}
 * @param variants its variants, and those of the resources that it contains
 * @param results its other results likewise
 */
record FiledResource(String patient, String resource, List<IndexedVariant> variants, List<IndexedResult> results) {

    public FiledResource {
        variants = List.copyOf(variants);
        results = List.copyOf(results);
    }

    /** False for a study, whose variants were imported beside it. */
    boolean holdsItsVariants() {
        return !resource.startsWith("Procedure/");
    }

    boolean isEmpty() {
        return variants.isEmpty() && results.isEmpty();
    }
}
