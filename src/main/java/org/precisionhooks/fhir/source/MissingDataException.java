package org.precisionhooks.fhir.source;

import java.util.List;

/** Needed data cannot be had; names the prefetch keys, never patient data (CDS Hooks 2.0.1: 412). */
public final class MissingDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> keys;

    public MissingDataException(List<String> keys) {
        super("Missing data: " + keys);
        this.keys = List.copyOf(keys);
    }

    public List<String> keys() {
        return keys;
    }
}
