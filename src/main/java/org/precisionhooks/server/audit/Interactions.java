package org.precisionhooks.server.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the interaction that work is done for: by its request, whose parts other threads may answer, or by the thread. */
final class Interactions {

    private static final String ATTRIBUTE = Interaction.class.getName();
    private static final ThreadLocal<@Nullable Interaction> CURRENT = new ThreadLocal<>();

    private Interactions() {}

    static void begin(HttpServletRequest request, Interaction interaction) {
        request.setAttribute(ATTRIBUTE, interaction);
        CURRENT.set(interaction);
    }

    static void end() {
        CURRENT.remove();
    }

    /** Of this thread; empty for a work of the server's own. */
    static Optional<Interaction> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static Optional<Interaction> of(HttpServletRequest request) {
        return Optional.ofNullable((Interaction) request.getAttribute(ATTRIBUTE));
    }

    static Optional<Interaction> of(@Nullable RequestDetails details) {
        if (details instanceof ServletRequestDetails request && request.getServletRequest() != null) {
            return of(request.getServletRequest());
        }
        return current();
    }
}
