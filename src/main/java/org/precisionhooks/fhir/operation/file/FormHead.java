package org.precisionhooks.fhir.operation.file;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the content of a part of a form (RFC 7578, section 4).
 *
 * @param name of the field
 * @param file whether the content is a file
 * @param type {@code Content-Type}, empty where none is told
 */
record FormHead(String name, boolean file, String type) {

    private static final String MULTIPART = "multipart/form-data";
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z*-]+)\\s*=\\s*(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|([^;\\s\"]*))\\s*");
    /** RFC 2046, section 5.1.1. */
    private static final Pattern BOUNDARY = Pattern.compile("[A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-]");

    static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(MULTIPART);
    }

    /** What stands between the parts; empty where the type does not tell it. */
    static Optional<String> boundary(String contentType) {
        return Optional.ofNullable(parameters(contentType).get("boundary"))
                .filter(boundary -> BOUNDARY.matcher(boundary).matches());
    }

    /** @throws MalformedFormException for one without a name, or whose content is encoded once more */
    static FormHead of(String lines) throws MalformedFormException {
        Map<String, String> headers = new HashMap<>();
        lines.lines().forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        });
        String encoding = headers.getOrDefault("content-transfer-encoding", "binary");
        Map<String, String> disposition = parameters(headers.getOrDefault("content-disposition", ""));
        @Nullable String name = disposition.get("name");
        if (name == null || encoding.equalsIgnoreCase("base64") || encoding.equalsIgnoreCase("quoted-printable")) {
            throw new MalformedFormException();
        }
        boolean file = disposition.containsKey("filename") || disposition.containsKey("filename*");
        return new FormHead(name, file, headers.getOrDefault("content-type", ""));
    }

    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(header);
        while (parameter.find()) {
            String quoted = parameter.group(2);
            parameters.putIfAbsent(
                    parameter.group(1).toLowerCase(Locale.ROOT),
                    quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return parameters;
    }
}
