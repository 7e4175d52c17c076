package org.precisionhooks.fhir.index;

/**
 * A variant as it was found in the index.
 *
 * @param patient logical id
 */
public record FiledVariant(String patient, IndexedVariant variant) {

    /** The same, of a patient. */
    FiledVariant of(String owner) {
        return new FiledVariant(owner, variant);
    }

    /** The resource, or the contained one, that it stands in. */
    public String reference() {
        return variant.fact().source().reference();
    }
}
