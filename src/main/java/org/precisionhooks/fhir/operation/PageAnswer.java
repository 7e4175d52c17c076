package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.precisionhooks.fhir.write.summary.PrintedPage;

/** Answers of operations that may be asked for as a page too; they are written here, since HAPI writes nothing but resources. */
final class PageAnswer {

    private PageAnswer() {}

    /** By {@code _format}, else where a browser asks. */
    static boolean isWanted(RequestDetails details) {
        List<String> formats = Arguments.of(details).inAddress("_format");
        if (!formats.isEmpty()) {
            return formats.get(0).equals(PrintedPage.TYPE) || formats.get(0).equals("html");
        }
        String accepted = details.getHeader("Accept");
        return accepted != null && accepted.contains(PrintedPage.TYPE) && !accepted.contains("fhir");
    }

    static void write(String page, HttpServletResponse response) throws IOException {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setContentType(PrintedPage.TYPE + ";charset=UTF-8");
        response.setHeader("Content-Security-Policy", PrintedPage.POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    static void write(Bundle bundle, RequestDetails details) throws IOException {
        RestfulServerUtils.streamResponseAsResource(
                details.getServer(),
                bundle,
                Set.of(),
                HttpServletResponse.SC_OK,
                false,
                details.isRespondGzip(),
                details);
    }
}
