package org.precisionhooks.fhir.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations that this server answers; all others stay off, since each is a path to data that nobody decided about. */
public final class OpenOperations {

    /** Of this project: each asks consent itself, or gives no data of patients. */
    private static final Set<String> OWN = Set.of(
            "$precision-recommendations",
            "$knowledge",
            "$card-report",
            "$consent-explain",
            "$access-report",
            "$verify-audit",
            "$break-glass-reviews",
            "$break-glass-reviewed");

    /** HAPI's that speak of definitions and terminology, or of what is sent with them. */
    private static final Set<String> DEFINITIONS =
            Set.of("$validate", "$expand", "$lookup", "$validate-code", "$subsumes", "$translate", "$snapshot");

    private static final String EVERYTHING = "$everything";

    private OpenOperations() {}

    public static boolean contains(String name) {
        return name.equals(EVERYTHING) || derives(name);
    }

    /** Whether its answer is derived from what was permitted, or from definitions, rather than read from the store. */
    static boolean derives(@Nullable String name) {
        return name != null && (OWN.contains(name) || DEFINITIONS.contains(name));
    }

    static boolean isEverything(@Nullable String name) {
        return EVERYTHING.equals(name);
    }
}
