package org.precisionhooks.server.smart;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.precisionhooks.server.audit.AuditedCaller;
import org.precisionhooks.server.security.Outcomes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the FHIR API, so that a body is read and an address understood only for a caller who is known. What
 * describes the server is open.
 */
final class KnownCallers extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final TokenCallers callers;
    private final Set<String> open;

    /** @param path path of the FHIR API */
    KnownCallers(TokenCallers callers, String path) {
        this.callers = callers;
        this.open = Set.of(path + "/metadata", path + SmartDiscovery.PATH);
    }

    /** The address as it was sent, since HAPI reads it so: nothing that becomes an open one is open. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod())
                && open.contains(request.getRequestURI()
                        .substring(request.getContextPath().length()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            AuditedCaller.note(request, callers.of(request));
        } catch (BaseServerResponseException refusal) {
            write(refusal, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void write(BaseServerResponseException refusal, HttpServletResponse response) throws IOException {
        for (Map.Entry<String, List<String>> header :
                refusal.getResponseHeaders().entrySet()) {
            header.getValue().forEach(value -> response.addHeader(header.getKey(), value));
        }
        OperationOutcomeIssueComponent issue = ((OperationOutcome) refusal.getOperationOutcome()).getIssueFirstRep();
        Outcomes.write(response, refusal.getStatusCode(), issue.getCode().toCode(), issue.getDiagnostics());
    }
}
