package org.precisionhooks.fhir.operation.audit;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.fhir.audit.BalpEvents;
import org.precisionhooks.fhir.operation.Refusal;

/**
 * AuditEvents, rendered from the audit when they are read: for the auditor and the privacy officer all, for patients those
 * that name them. Nobody writes any.
 */
public final class AuditEvents implements IResourceProvider {

    private static final int LARGEST_PAGE = 200;
    private static final int PAGE = 50;

    private final AuditTrail trail;
    private final Callers callers;

    public AuditEvents(AuditTrail trail, Callers callers) {
        this.trail = trail;
        this.callers = callers;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    /** Another's event looks like one that does not exist. */
    @Read
    public AuditEvent read(@IdParam IdType id, RequestDetails details) {
        Caller caller = callers.of(details);
        return trail.find(id.getIdPart())
                .filter(event -> mayRead(caller, event))
                .map(event -> told(caller).of(event))
                .orElseThrow(() -> new ResourceNotFoundException(id));
    }

    @Search
    public Bundle search(
            @Description("Whose record it was about") @OptionalParam(name = AuditEvent.SP_PATIENT) @Nullable
                    ReferenceParam patient,
            @Description("Who did it: a user or a client") @OptionalParam(name = AuditEvent.SP_AGENT) @Nullable
                    ReferenceParam agent,
            @Description("When it happened") @OptionalParam(name = AuditEvent.SP_DATE) @Nullable DateRangeParam date,
            @Description("What kind of event") @OptionalParam(name = AuditEvent.SP_TYPE) @Nullable TokenParam type,
            @Description("How it ended") @OptionalParam(name = AuditEvent.SP_OUTCOME) @Nullable TokenParam outcome,
            @Count @Nullable Integer count,
            @Description("How many pages of that size are passed over")
                    @OptionalParam(name = AuditSearch.PAGE)
                    @Nullable
                    NumberParam page,
            RequestDetails details) {
        Caller caller = callers.of(details);
        AuditSearch search = new AuditSearch(patient, agent, date, type, outcome);
        int wanted = count == null ? PAGE : Math.max(0, Math.min(count, LARGEST_PAGE));
        int passed = page == null ? 0 : AuditSearch.pages(page);
        List<AuditRecord> found = search.query(whose(caller), passed * wanted, wanted + 1)
                .map(trail::find)
                .orElse(List.of());
        details.getResponse().addHeader("Cache-Control", "no-store");
        Bundle answer = new Bundle().setType(BundleType.SEARCHSET);
        answer.addLink().setRelation("self").setUrl(details.getCompleteUrl());
        if (found.size() > wanted && wanted > 0) {
            answer.addLink().setRelation("next").setUrl(search.address(details, passed + 1, wanted));
        }
        found.stream().limit(wanted).map(told(caller)::of).forEach(event -> add(event, details, answer));
        return answer;
    }

    private static void add(AuditEvent event, RequestDetails details, Bundle answer) {
        answer.addEntry()
                .setFullUrl(details.getFhirServerBase() + "/AuditEvent/" + event.getIdPart())
                .setResource(event)
                .getSearch()
                .setMode(SearchEntryMode.MATCH);
    }

    private static BalpEvents told(Caller caller) {
        return new BalpEvents(caller.is(Role.PRIVACY_OFFICER));
    }

    private static boolean readsAll(Caller caller) {
        return caller.is(Role.AUDITOR) || caller.is(Role.PRIVACY_OFFICER);
    }

    private static boolean mayRead(Caller caller, AuditRecord event) {
        return readsAll(caller)
                || (caller.is(Role.PATIENT)
                        && caller.patient().isPresent()
                        && event.patient().equals(caller.patient()));
    }

    /** Empty for those who may read about everyone. */
    private static Optional<String> whose(Caller caller) {
        if (readsAll(caller)) {
            return Optional.empty();
        }
        return Optional.of(caller.patient()
                .filter(own -> caller.is(Role.PATIENT))
                .orElseThrow(Refusal.NOT_THE_AUDITOR::exception));
    }
}
