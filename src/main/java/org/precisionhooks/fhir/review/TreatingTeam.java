package org.precisionhooks.fhir.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.source.FhirReference;

/**
 * Whom tasks are written for, and for whom consent is therefore asked: the purpose is treatment.
 *
 * @param owner who works on the tasks: an Organization, a CareTeam, a HealthcareService, a PractitionerRole or a Practitioner
 */
public record TreatingTeam(FhirReference owner) {

    private static final String CLIENT = "precision-hooks";
    private static final Coding TREATMENT = new Coding(CodeSystems.ACT_REASON, "TREAT", "treatment");
    private static final Set<String> OWNERS =
            Set.of("Organization", "CareTeam", "HealthcareService", "PractitionerRole", "Practitioner");

    public TreatingTeam {
        if (!OWNERS.contains(owner.type())) {
            throw new IllegalArgumentException("Tasks cannot be owned by a " + owner.type());
        }
    }

    public static Optional<TreatingTeam> of(String reference) {
        return FhirReference.parse(reference)
                .filter(owner -> OWNERS.contains(owner.type()))
                .map(TreatingTeam::new);
    }

    AccessRequest access(Instant now) {
        return new AccessRequest(now, requester(), List.of(TREATMENT), Action.CDS, Set.of(), Optional.empty());
    }

    private Requester requester() {
        String reference = owner.toString();
        boolean organization = owner.type().equals("Organization");
        boolean group = owner.type().equals("CareTeam");
        return new Requester(
                organization || group ? Set.of("Device/" + CLIENT) : Set.of("Device/" + CLIENT, reference),
                Set.of(),
                organization ? Set.of(reference) : Set.of(),
                Set.of(),
                group ? Set.of(reference) : Set.of(),
                CLIENT,
                CLIENT,
                Relation.TREATING_ORGANIZATION);
    }
}
