package org.precisionhooks.fhir.index;

/**
 * A genomic result as it was found in the index.
 *
 * @param patient logical id
 */
public record FiledResult(String patient, IndexedResult result) {

    /** The same, of a patient. */
    FiledResult of(String owner) {
        return new FiledResult(owner, result);
    }
}
