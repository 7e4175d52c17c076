package org.precisionhooks.fhir.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to a resource by type and id, whatever its form: relative, absolute or versioned (FHIR R4 2.3.0.1).
 *
 * @param type resource type
 * @param id logical id
 */
public record FhirReference(String type, String id) {

    /** EHRs issue ids far over FHIR's 64 characters, with underscores; the limit of 512 is ours (cds-hooks.md section 3). */
    private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,512}");

    private static final Pattern REFERENCE = Pattern.compile(
            "(?:https?://[^\\s?#]+/)?([A-Z][A-Za-z]{1,63})/([A-Za-z0-9._-]{1,512})(?:/_history/[A-Za-z0-9._-]{1,512})?");

    /** Empty for {@code urn:} and {@code #} references, logical references and anything that is no reference. */
    public static Optional<FhirReference> parse(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.matches() && isId(matcher.group(2))
                ? Optional.of(new FhirReference(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** Whether a text has only characters of ids, so that it can never change a URL that it is put into. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
