package org.precisionhooks.fhir.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

    /** HAPI's numbers of a reference to what is not there: in the store, and by {@code urn:} in the Bundle. */
    private static final List<String> NO_TARGET = List.of("HAPI-1094", "HAPI-0541");

    private final UnknownReferences references;

    AbsentAnswers(UnknownReferences references) {
        this.references = references;
    }

    /** No answer is kept on the way: the next one may be another, by another consent. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void uncached(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }

    /** Null leaves the exception as it is. */
    @Hook(value = Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION, order = -1)
    public @Nullable BaseServerResponseException alike(@Nullable RequestDetails details, Throwable failure) {
        return details != null
                        && RequestMemory.ifAny(details).isPresent()
                        && failure instanceof BaseServerResponseException response
                ? alike(details, response)
                : null;
    }

    private @Nullable BaseServerResponseException alike(RequestDetails details, BaseServerResponseException response) {
        return refusal(response.getStatusCode(), text(response))
                .map(refusal -> exception(refusal, details))
                .orElse(null);
    }

    private BaseServerResponseException exception(AccessRefusal refusal, RequestDetails details) {
        return refusal == AccessRefusal.UNKNOWN_REFERENCE ? references.refusal(details) : refusal.exception();
    }

    /** The entries of a batch have outcomes of their own. */
    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = -1)
    public void alike(RequestDetails details, ResponseDetails response) {
        if (response.getResponseResource() instanceof Bundle bundle) {
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                alike(details, bundle.getEntry().get(i).getResponse(), "Bundle.entry[" + i + "].");
            }
        }
    }

    private void alike(RequestDetails details, BundleEntryResponseComponent response, String entry) {
        String status = response.getStatus();
        if (status != null && response.getOutcome() instanceof OperationOutcome outcome) {
            String text = outcome.getIssueFirstRep().getDiagnostics();
            refusal(Integer.parseInt(status.substring(0, 3)), text)
                    .or(() -> AccessRefusal.ofWords(text))
                    .ifPresent(refusal -> {
                        response.setStatus(refusal == AccessRefusal.ABSENT ? "404 Not Found" : status);
                        response.setOutcome(
                                refusal == AccessRefusal.UNKNOWN_REFERENCE
                                        ? references.outcome(details, entry)
                                        : refusal.outcome());
                    });
        }
    }

    private static Optional<AccessRefusal> refusal(int status, @Nullable String text) {
        if (status == NOT_FOUND || status == GONE) {
            return Optional.of(AccessRefusal.ABSENT);
        }
        boolean nowhere = text != null && NO_TARGET.stream().anyMatch(text::contains);
        return nowhere
                ? Optional.of(AccessRefusal.UNKNOWN_REFERENCE)
                : AccessRefusal.ofWords(text).filter(AccessRefusal.UNKNOWN_REFERENCE::equals);
    }

    private static @Nullable String text(BaseServerResponseException response) {
        return response.getMessage();
    }
}
