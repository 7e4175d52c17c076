package org.precisionhooks.fhir.access;

/** Port: the conditions by which resources were made, which HAPI keeps for a while so that none is made twice at a time. */
@FunctionalInterface
public interface Conditions {

    /**
     * Forgets one. A search by it found nothing that the caller may see, so that its refusal as known would tell of what is
     * hidden.
     *
     * @param type resource type
     * @param condition criteria of a search, with or without the type before them
     */
    void forget(String type, String condition);
}
