package org.precisionhooks.fhir.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Gives one answer for what was never there, what was deleted and what may not be seen; HAPI has different words, codes and
 * statuses for each.
 */
@Interceptor
public final class AbsentAnswers {

    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;

    /** HAPI's number of a reference to what is not there. */
    private static final String NO_TARGET = "HAPI-1094";

    /** No answer is kept on the way: the next one may be another, by another consent. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void uncached(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }

    /** Null leaves the exception as it is. */
    @Hook(value = Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION, order = -1)
    public @Nullable BaseServerResponseException alike(@Nullable RequestDetails details, Throwable failure) {
        boolean handled = details != null && RequestMemory.ifAny(details).isPresent();
        return handled && failure instanceof BaseServerResponseException response
                ? refusal(response.getStatusCode(), text(response))
                        .map(AccessRefusal::exception)
                        .orElse(null)
                : null;
    }

    /** The entries of a batch have outcomes of their own. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = -1)
    public void alike(ResponseDetails response) {
        if (response.getResponseResource() instanceof Bundle bundle) {
            bundle.getEntry().forEach(entry -> alike(entry.getResponse()));
        }
    }

    private static void alike(BundleEntryResponseComponent response) {
        String status = response.getStatus();
        if (status != null && response.getOutcome() instanceof OperationOutcome outcome) {
            String text = outcome.getIssueFirstRep().getDiagnostics();
            refusal(Integer.parseInt(status.substring(0, 3)), text)
                    .or(() -> AccessRefusal.ofWords(text))
                    .ifPresent(refusal -> {
                        response.setStatus(refusal == AccessRefusal.ABSENT ? "404 Not Found" : status);
                        response.setOutcome(refusal.outcome());
                    });
        }
    }

    private static Optional<AccessRefusal> refusal(int status, @Nullable String text) {
        if (status == NOT_FOUND || status == GONE) {
            return Optional.of(AccessRefusal.ABSENT);
        }
        return text != null && text.contains(NO_TARGET)
                ? Optional.of(AccessRefusal.UNKNOWN_REFERENCE)
                : Optional.empty();
    }

    private static @Nullable String text(BaseServerResponseException response) {
        return response.getMessage();
    }
}
