package org.precisionhooks.server.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/** OperationOutcomes for requests that are turned away before FHIR or a service is involved; the texts are our own constants. */
public final class Outcomes {

    private static final String BODY =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"%s\",\"diagnostics\":\"%s\"}]}";

    private Outcomes() {}

    public static void write(HttpServletResponse response, int status, String code, String diagnostics)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(BODY.formatted(code, diagnostics).getBytes(StandardCharsets.UTF_8));
    }
}
