package org.precisionhooks.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.precisionhooks.cdshooks.CdsServices;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.server.audit.Interaction.Matter;

/** What the address of a hook call tells. Text of a caller's own is not repeated. */
record HookEdge(String path, CdsServices services) implements AuditBarrier.Edge {

    private static final String FEEDBACK = "/feedback";

    @Override
    public Matter matter(HttpServletRequest request) {
        String address = request.getRequestURI();
        int start = address.indexOf(path) + path.length();
        String rest = start <= address.length() ? address.substring(start) : "";
        if (rest.length() <= 1) {
            return new Matter(AuditKind.CAPABILITIES, "discovery", Optional.empty());
        }
        boolean feedback = rest.endsWith(FEEDBACK);
        String id = rest.substring(1, feedback ? rest.length() - FEEDBACK.length() : rest.length());
        return new Matter(
                feedback ? AuditKind.FEEDBACK : AuditKind.HOOK,
                services.find(id).map(service -> service.id()).orElse("unknown-service"),
                Optional.empty());
    }
}
