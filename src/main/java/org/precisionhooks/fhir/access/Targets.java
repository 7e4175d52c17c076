package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ParameterUtil;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.access.scope.Role;

/** What a request is aimed at by id. What may not be seen cannot be written, patched or deleted: it is as if absent. */
final class Targets {

    private final ConsentDecisions decisions;
    private final StoredVersions stored;

    Targets(ConsentDecisions decisions, StoredVersions stored) {
        this.decisions = decisions;
        this.stored = stored;
    }

    /**
     * The same, for what is kept with its versions: a Consent is changed by whoever names the version that is changed, so that
     * an old one cannot be sent again, and it is never deleted (consent.md section 11).
     */
    void require(RequestDetails details, RestOperationTypeEnum operation, Target target) {
        boolean consent = target.type().equals("Consent");
        if (consent && operation == RestOperationTypeEnum.DELETE) {
            throw AccessRefusal.CONSENT_NOT_DELETED.exception();
        }
        Optional<IBaseResource> current = require(details, operation, target.type(), target.id());
        if (consent && current.isPresent() && isChange(operation) && !isVersion(current.get(), target.ifMatch())) {
            throw AccessRefusal.VERSION_CONFLICT.exception();
        }
    }

    /** What a request is aimed at, and the version that it expects there, as in {@code If-Match}. */
    record Target(String type, String id, @Nullable String ifMatch) {}

    private static boolean isChange(RestOperationTypeEnum operation) {
        return operation == RestOperationTypeEnum.UPDATE || operation == RestOperationTypeEnum.PATCH;
    }

    private static boolean isVersion(IBaseResource current, @Nullable String ifMatch) {
        return ifMatch != null
                && ParameterUtil.parseETagValue(ifMatch)
                        .equals(current.getIdElement().getVersionIdPart());
    }

    /** Answers as for an absent resource unless the current version may be seen, or the caller may choose ids and puts something there. */
    private Optional<IBaseResource> require(
            RequestDetails details, RestOperationTypeEnum operation, String type, String id) {
        Optional<IBaseResource> current = stored.current(type, id);
        boolean seen = current.filter(resource -> decisions.mayRead(details, operation, resource))
                .isPresent();
        // Of what is there and not seen consent is asked in the write itself.
        boolean places = operation == RestOperationTypeEnum.UPDATE && mayChooseIds(details);
        if (!seen && !places) {
            throw AccessRefusal.ABSENT.exception();
        }
        return current;
    }

    /**
     * To others than who answers for the content, an update of what is absent must look like one of what is withheld, hence
     * creates nothing.
     */
    private boolean mayChooseIds(RequestDetails details) {
        return decisions.caller(details).is(Role.OWNER);
    }
}
