package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Permission;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.write.Canonical;

/**
 * Who is meant by a consent is read from the entries of the directory, so that they are kept by who keeps consents. A laboratory
 * sends entries of its own with its results: they are taken in as unconfirmed, and to a consent they are as if absent.
 */
final class Directory {

    private static final Set<String> KEPT =
            Set.of("Organization", "Practitioner", "PractitionerRole", "Group", "CareTeam", "SearchParameter");

    /** Those that results name as who made or signed them. */
    private static final Set<String> SENT = Set.of("Organization", "Practitioner", "PractitionerRole");

    private static final Set<String> LAYPERSONS = Set.of("Patient/", "RelatedPerson/");

    private Directory() {}

    /** What is there is changed by its keepers only. */
    static boolean mayWrite(Caller caller, RestOperationTypeEnum operation, String type) {
        boolean adds = operation == RestOperationTypeEnum.CREATE && isSent(type);
        return !KEPT.contains(type) || keeps(caller) || (adds && isProfessional(caller, type));
    }

    /** By a scope of the type that is not bound to a patient; whether the scope fits is asked for each write. */
    private static boolean isProfessional(Caller caller, String type) {
        return caller.token()
                        .filter(token -> !token.scopes().areBound(type, Permission.CREATE))
                        .isPresent()
                && caller.requester().references().stream()
                        .noneMatch(reference -> LAYPERSONS.stream().anyMatch(reference::startsWith));
    }

    /** An entry that is new and not of its keepers says so, until one of them stores it without the tag. */
    static void mark(Caller caller, IBaseResource resource) {
        if (resource instanceof Resource entry && isSent(entry.fhirType()) && !keeps(caller) && !isUnconfirmed(entry)) {
            entry.getMeta().addTag(new Coding(Canonical.DIRECTORY_STATUS, Canonical.UNCONFIRMED, null));
        }
    }

    static boolean isUnconfirmed(IBaseResource entry) {
        return entry.getMeta().getTag(Canonical.DIRECTORY_STATUS, Canonical.UNCONFIRMED) != null;
    }

    /** Whether entries of this type come from others than who keeps them. */
    static boolean isSent(String type) {
        return SENT.contains(type);
    }

    private static boolean keeps(Caller caller) {
        return caller.is(Role.OWNER) || caller.is(Role.CONSENT_OFFICER);
    }
}
