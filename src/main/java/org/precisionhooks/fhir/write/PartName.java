package org.precisionhooks.fhir.write;

import java.util.Locale;

/** Names of parts of our answers: in camel case, like FHIR's own. */
public final class PartName {

    private PartName() {}

    /** {@code notComputable} of NOT_COMPUTABLE. */
    public static String of(Enum<?> counted) {
        StringBuilder name = new StringBuilder();
        for (String word : counted.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
