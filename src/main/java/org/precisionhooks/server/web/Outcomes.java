package org.precisionhooks.server.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** OperationOutcomes for requests that are turned away before FHIR is involved; the texts are our own constants. */
final class Outcomes {

    private static final String BODY =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"%s\",\"diagnostics\":\"%s\"}]}";

    private Outcomes() {}

    static void write(HttpServletResponse response, int status, String code, String diagnostics) throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json");
        response.getOutputStream().write(BODY.formatted(code, diagnostics).getBytes(StandardCharsets.UTF_8));
    }
}
