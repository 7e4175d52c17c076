package org.precisionhooks.fhir.operation.file;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.importer.ImportProblem;

/** A file that is the body of a request itself, as FHIR sends a Binary (R4, section 2.48.1): of any type but a resource's. */
public final class RawFile {

    private static final String FORM = "application/x-www-form-urlencoded";

    private RawFile() {}

    /** Whether a body of this type is a file. */
    public static boolean isSentAs(@Nullable String contentType) {
        return contentType != null
                && !contentType.isBlank()
                && !contentType.toLowerCase(Locale.ROOT).startsWith(FORM)
                && EncodingEnum.forContentType(contentType) == null;
    }

    /** The bytes of the file as they come. */
    static InputStream of(RequestDetails details) throws IOException {
        String encoding =
                Optional.ofNullable(details.getHeader("Content-Encoding")).orElse("identity");
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> details.getInputStream();
            case "gzip" -> new GZIPInputStream(details.getInputStream());
            default -> throw ImportProblem.UNSUPPORTED_ENCODING.exception();
        };
    }

    /** As far as it is told before the file is read. */
    static long length(RequestDetails details) {
        String length = details.getHeader("Content-Length");
        return length != null && length.matches("\\d{1,15}") ? Long.parseLong(length) : -1;
    }
}
