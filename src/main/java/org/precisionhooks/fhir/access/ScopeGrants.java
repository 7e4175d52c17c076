package org.precisionhooks.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Grants;
import org.precisionhooks.fhir.access.scope.Interaction;
import org.precisionhooks.fhir.access.scope.Permission;
import org.precisionhooks.fhir.access.scope.Scope;
import org.precisionhooks.fhir.access.scope.Scope.Level;
import org.precisionhooks.fhir.access.scope.ScopeRules;

/** The grants of an access token: its scopes, and the patient whom it is bound to. */
public final class ScopeGrants implements Grants {

    private final FhirContext fhir;
    private final ScopeRules rules;
    private final PatientBinding binding;
    private final FilterMatch filters;

    public ScopeGrants(FhirContext fhir, ScopeRules rules, ResourceTypes types) {
        this.fhir = fhir;
        this.rules = rules;
        this.binding = new PatientBinding(fhir, types);
        this.filters = new FilterMatch(fhir);
    }

    @Override
    public void require(Caller caller, RestOperationTypeEnum operation, RequestDetails details) {
        if (operation == RestOperationTypeEnum.TRANSACTION || operation == RestOperationTypeEnum.BATCH) {
            refuseUnless(details.getResource() instanceof Bundle entries && entriesAreGranted(caller, entries));
        } else {
            Interaction interaction = Interaction.of(operation, details);
            refuseUnless(isGranted(caller, interaction));
            if (!isWithinReach(caller, interaction)) {
                throw AccessRefusal.ABSENT.exception();
            }
        }
    }

    private static void refuseUnless(boolean granted) {
        if (!granted) {
            throw AccessRefusal.NOT_GRANTED.exception();
        }
    }

    /** All or nothing, so that the answer to one entry tells nothing of another. */
    private boolean entriesAreGranted(Caller caller, Bundle bundle) {
        return BundleInteractions.of(bundle).stream()
                .allMatch(entry -> entry.filter(interaction -> isGranted(caller, interaction))
                        .filter(interaction -> isWithinReach(caller, interaction))
                        .isPresent());
    }

    private boolean isGranted(Caller caller, Interaction interaction) {
        return rules.needs(interaction)
                .filter(needs -> needs.stream().allMatch(need -> scopes(caller).anyMatch(need::isMetBy)))
                .isPresent();
    }

    /** An operation on a patient finds no other than that of the token, whether there is such a one or not. */
    private boolean isWithinReach(Caller caller, Interaction interaction) {
        boolean onAPatient =
                !interaction.operation().isEmpty() && interaction.type().equals("Patient");
        return !onAPatient
                || interaction.id().isEmpty()
                || interaction.id().equals(caller.patient())
                || rules.needs(interaction).orElse(List.of()).stream()
                        .allMatch(need ->
                                scopes(caller).filter(need::isMetBy).anyMatch(scope -> scope.level() != Level.PATIENT));
    }

    @Override
    public boolean covers(Caller caller, RestOperationTypeEnum operation, IBaseResource resource) {
        if (resource instanceof OperationOutcome) {
            return true;
        }
        String type = fhir.getResourceType(resource);
        Set<Permission> permissions = ScopeRules.showing(operation);
        return scopes(caller)
                .filter(scope -> permissions.stream().anyMatch(permission -> scope.speaksOf(type, permission)))
                .filter(scope -> filters.matches(scope.filters(), resource))
                .anyMatch(scope -> isWithin(scope.level(), caller, resource));
    }

    private boolean isWithin(Level level, Caller caller, IBaseResource resource) {
        return level != Level.PATIENT
                || caller.patient()
                        .filter(patient -> binding.holds(resource, patient))
                        .isPresent();
    }

    private static Stream<Scope> scopes(Caller caller) {
        return caller.token().stream().flatMap(token -> token.scopes().all().stream());
    }
}
