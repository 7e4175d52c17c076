package org.precisionhooks.engine;

import java.util.Arrays;
import java.util.Optional;

/** The clinical domains, one an engine. */
public enum Domain {
    PHARMACOGENOMICS("pharmacogenomics", true),
    /** Works from ordinary clinical facts and measurements. */
    CARDIOLOGY("cardiology", false);

    private final String code;
    private final boolean ofResults;

    Domain(String code, boolean ofResults) {
        this.code = code;
        this.ofResults = ofResults;
    }

    /** Whether results belong to it, so that a consent can name it; else a consent that does would have no effect. */
    public boolean holdsResults() {
        return ofResults;
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
