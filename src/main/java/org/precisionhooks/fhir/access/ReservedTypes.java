package org.precisionhooks.fhir.access;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Consent;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Role;

/**
 * Who reads and writes what tells about consents and uses (consent.md section 11): a Consent that denies something reveals
 * that there is something.
 */
final class ReservedTypes {

    private static final Map<String, Set<Role>> READERS = Map.of(
            "Consent", Set.of(Role.CONSENT_OFFICER, Role.PRIVACY_OFFICER),
            "Provenance", Set.of(Role.CONSENT_OFFICER, Role.PRIVACY_OFFICER, Role.AUDITOR),
            "AuditEvent", Set.of(Role.PRIVACY_OFFICER, Role.AUDITOR));

    private static final Map<String, Set<Role>> WRITERS =
            Map.of("Consent", Set.of(Role.CONSENT_OFFICER), "Provenance", Set.of(Role.CONSENT_OFFICER));

    private ReservedTypes() {}

    static boolean mayRead(Caller caller, String type, IBaseResource resource) {
        return holds(caller, READERS.getOrDefault(type, Set.of()))
                || isOwnConsent(caller, resource)
                || isOwnUse(caller, resource);
    }

    static boolean mayWrite(Caller caller, String type, IBaseResource resource) {
        return holds(caller, WRITERS.getOrDefault(type, Set.of())) || isOwnConsent(caller, resource);
    }

    private static boolean holds(Caller caller, Set<Role> roles) {
        return roles.stream().anyMatch(caller::is);
    }

    /** An event that names the patient and no other. */
    private static boolean isOwnUse(Caller caller, IBaseResource resource) {
        return caller.is(Role.PATIENT)
                && resource instanceof AuditEvent event
                && caller.patient()
                        .map(own -> Set.of("Patient/" + own).equals(patients(event)))
                        .orElse(false);
    }

    private static Set<String> patients(AuditEvent event) {
        return event.getEntity().stream()
                .filter(entity -> entity.getRole().getCode() != null)
                .map(entity -> entity.getWhat().getReferenceElement())
                .filter(what -> "Patient".equals(what.getResourceType()))
                .map(what -> "Patient/" + what.getIdPart())
                .collect(Collectors.toSet());
    }

    private static boolean isOwnConsent(Caller caller, IBaseResource resource) {
        return caller.is(Role.PATIENT)
                && resource instanceof Consent consent
                && consent.getPatient().getReferenceElement().getIdPart() != null
                && caller.patient()
                        .filter(consent.getPatient().getReferenceElement().getIdPart()::equals)
                        .isPresent();
    }
}
