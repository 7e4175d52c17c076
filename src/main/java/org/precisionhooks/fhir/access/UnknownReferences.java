package org.precisionhooks.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.precisionhooks.consent.label.ResourceTypes.Content;
import org.precisionhooks.fhir.source.FhirReference;

/**
 * Tells a sender where what was sent refers to something that is not there, or may not be seen: in the same words for both, and
 * by the names of elements alone.
 */
final class UnknownReferences {

    private static final int MOST = 20;
    private static final String URN = "urn:";

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final ConsentDecisions decisions;
    private final StoredVersions stored;

    UnknownReferences(ConsentDecisions decisions, StoredVersions stored) {
        this.decisions = decisions;
        this.stored = stored;
    }

    /**
     * A reference as it was sent.
     *
     * @param path where it stands, without its place in lists
     */
    record Sent(String path, String reference) {}

    /** What a request refers to, and what it brings itself. */
    record Brought(List<Sent> references, Set<String> own) {}

    /** Taken before HAPI writes ids into what was sent. */
    Brought brought(IBaseResource sent) {
        List<Sent> references = new ArrayList<>();
        Set<String> own = new HashSet<>();
        if (sent instanceof Bundle bundle) {
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                Bundle.BundleEntryComponent entry = bundle.getEntry().get(i);
                own.add(String.valueOf(entry.getFullUrl()));
                own.add(String.valueOf(entry.getRequest().getUrl()));
                if (entry.hasResource()) {
                    own.add(entry.getResource().getIdElement().getValue());
                    collect(entry.getResource(), "Bundle.entry[" + i + "].resource", references);
                }
            }
        } else {
            collect(sent, sent.fhirType(), references);
        }
        return new Brought(references, own);
    }

    private void collect(IBaseResource resource, String at, List<Sent> references) {
        fhir.newTerser()
                .getAllResourceReferences(resource)
                .forEach(info -> Optional.ofNullable(info.getResourceReference()
                                .getReferenceElement()
                                .getValue())
                        .ifPresent(reference -> references.add(new Sent(at + "." + info.getName(), reference))));
    }

    /** The refusal of a request, with the places of all references that lead nowhere. */
    BaseServerResponseException refusal(RequestDetails details) {
        BaseServerResponseException refusal = AccessRefusal.UNKNOWN_REFERENCE.exception();
        refusal.setOperationOutcome(outcome(details, ""));
        return refusal;
    }

    /** @param within beginning of the places that are told, those of one entry of a batch; empty for all */
    OperationOutcome outcome(RequestDetails details, String within) {
        OperationOutcome outcome = new OperationOutcome();
        Brought brought = decisions
                .memory(details)
                .brought()
                .or(() -> Optional.ofNullable(details.getResource()).map(this::brought))
                .orElse(new Brought(List.of(), Set.of()));
        brought.references().stream()
                .filter(sent -> sent.path().startsWith(within))
                .filter(sent -> leadsNowhere(details, sent.reference(), brought.own()))
                .limit(MOST)
                .forEach(sent -> outcome.addIssue(issue(sent)));
        return outcome.hasIssue() ? outcome : AccessRefusal.UNKNOWN_REFERENCE.outcome();
    }

    private static OperationOutcomeIssueComponent issue(Sent sent) {
        OperationOutcomeIssueComponent issue =
                AccessRefusal.UNKNOWN_REFERENCE.outcome().getIssueFirstRep();
        if (sent.reference().startsWith(URN)) {
            issue.setDiagnostics("No entry of the Bundle has the fullUrl that is referred to here by urn:");
        } else {
            String type = FhirReference.parse(sent.reference())
                    .map(FhirReference::type)
                    .orElse("resource");
            issue.setDiagnostics("The " + type + " that is referred to here is not there, or may not be seen;"
                    + " what is known by an identifier only can be named by Reference.identifier");
        }
        issue.addExpression(sent.path());
        return issue;
    }

    private boolean leadsNowhere(RequestDetails details, String reference, Set<String> own) {
        if (own.contains(reference)) {
            return false;
        }
        if (reference.startsWith(URN)) {
            return true;
        }
        Optional<FhirReference> local = FhirReference.parse(reference);
        return local.isPresent()
                && !own.contains(local.get().toString())
                && !decisions.caller(details).patient().map("Patient/"::concat).equals(local.map(String::valueOf))
                && decisions.types().content(local.get().type()) != Content.OPEN
                && !isSeen(details, local.get());
    }

    private boolean isSeen(RequestDetails details, FhirReference reference) {
        return stored.current(reference.type(), reference.id())
                .filter(resource -> decisions.mayRead(details, RestOperationTypeEnum.READ, resource))
                .isPresent();
    }
}
