package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.consent.label.ResourceTypes.Content;
import org.precisionhooks.fhir.access.Targets.Target;

/**
 * The writes of a Bundle, and those that pick their target by a search. One entry that is refused refuses all, also of a
 * batch.
 */
final class BundleRules {

    private static final int MOST_ENTRIES = 1_000;

    /** {@code Type/id} or {@code Type?criteria}. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Z][A-Za-z]+(/[A-Za-z0-9.-]{1,64}|\\?.*)");

    private final ConsentDecisions decisions;
    private final SearchRules searches;
    private final Targets targets;
    private final UnknownReferences references;

    BundleRules(ConsentDecisions decisions, SearchRules searches, Targets targets, UnknownReferences references) {
        this.references = references;
        this.decisions = decisions;
        this.searches = searches;
        this.targets = targets;
    }

    void check(RequestDetails details) {
        if (details.getResource() instanceof Bundle bundle) {
            if (bundle.getEntry().size() > MOST_ENTRIES) {
                throw AccessRefusal.COSTLY_BUNDLE.exception();
            }
            bundle.getEntry().forEach(entry -> check(details, entry));
            rememberSent(details, bundle);
        }
    }

    private void rememberSent(RequestDetails details, Bundle bundle) {
        RequestMemory memory = decisions.memory(details);
        synchronized (memory) {
            memory.brings(references.brought(bundle));
            bundle.getEntry().stream()
                    .filter(BundleEntryComponent::hasResource)
                    .forEach(entry -> memory.sends(entry.getResource()));
        }
    }

    /** A condition of a create: HAPI takes the withheld out of what it matches. */
    void checkCondition(@Nullable String type, @Nullable String condition) {
        if (type != null && condition != null) {
            checkCriteria(type, UrlUtil.parseQueryString(query(condition)));
        }
    }

    /** An update takes the withheld out of what it matches; a patch or delete does not, and would tell by its answer. */
    void checkConditional(String type, Map<String, String[]> criteria, RestOperationTypeEnum operation) {
        boolean reserved = decisions.types().content(type) == Content.RESERVED;
        if (operation != RestOperationTypeEnum.UPDATE || reserved) {
            throw AccessRefusal.CLOSED_INTERACTION.exception();
        }
        checkCriteria(type, criteria);
    }

    private void checkCriteria(String type, Map<String, String[]> criteria) {
        searches.refusal(type, criteria).ifPresent(refusal -> {
            throw refusal.exception();
        });
    }

    private void check(RequestDetails details, BundleEntryComponent entry) {
        BundleEntryRequestComponent request = entry.getRequest();
        HTTPVerb verb = Optional.ofNullable(request.getMethod()).orElse(HTTPVerb.NULL);
        switch (verb) {
            case POST -> conditional(type(request), request.getIfNoneExist());
            case PUT -> target(details, RestOperationTypeEnum.UPDATE, request);
            case PATCH -> target(details, RestOperationTypeEnum.PATCH, request);
            case DELETE -> target(details, RestOperationTypeEnum.DELETE, request);
            default -> {}
        }
    }

    /** An address that is read here in another way than by HAPI would be one that nobody decided about. */
    private void target(RequestDetails details, RestOperationTypeEnum operation, BundleEntryRequestComponent request) {
        String url = Optional.ofNullable(request.getUrl()).orElse("");
        if (!ADDRESS.matcher(url).matches()) {
            throw AccessRefusal.CLOSED_INTERACTION.exception();
        }
        UrlUtil.UrlParts parts = UrlUtil.parseUrl(url);
        if (parts.getResourceId() == null) {
            conditional(type(request), url);
        } else {
            targets.require(details, operation, new Target(type(request), parts.getResourceId(), request.getIfMatch()));
        }
    }

    /** In a Bundle HAPI resolves conditions before anyone is asked about what they match. */
    private void conditional(String type, @Nullable String condition) {
        if (condition != null && decisions.types().content(type) != Content.OPEN) {
            throw AccessRefusal.CLOSED_INTERACTION.exception();
        }
    }

    private static String type(BundleEntryRequestComponent request) {
        String url = request.getUrl() == null ? "" : request.getUrl();
        return Optional.ofNullable(UrlUtil.parseUrl(url).getResourceType()).orElse(url);
    }

    private static String query(String condition) {
        return condition.substring(condition.indexOf('?') + 1);
    }
}
