package org.precisionhooks.engine;

import java.util.Arrays;
import java.util.Optional;

/** The clinical domains, one an engine. */
public enum Domain {
    PHARMACOGENOMICS("pharmacogenomics"),
    CARDIOLOGY("cardiology");

    private final String code;

    Domain(String code) {
        this.code = code;
    }

    /** Code used in parameters, folders and resources. */
    public String code() {
        return code;
    }

    public static Optional<Domain> ofCode(String code) {
        return Arrays.stream(values())
                .filter(domain -> domain.code.equals(code))
                .findFirst();
    }
}
