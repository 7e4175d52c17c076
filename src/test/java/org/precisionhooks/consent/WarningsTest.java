package org.precisionhooks.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.consent.decision.Decider;
import org.precisionhooks.consent.decision.Decision.Warning;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.label.LabelledResource;

/** What a decision leaves for the consent officer to look at (consent.md sections 3 and 7). */
class WarningsTest {

    @Test
    void aNewerPermitThatADenySetsAsideIsTold() {
        assertThat(warnings(Documents.permit("new"), Documents.deny("old"))).containsExactly(Warning.Code.CONFLICT);
    }

    @Test
    void aConsentThatCannotBeReliedOnIsTold() {
        assertThat(warnings(ConsentDocument.unreadable("c1", "no status"))).containsExactly(Warning.Code.UNREADABLE);
    }

    @Test
    void anActorWhomNobodyCanLookUpIsTold() {
        Provision rule = new Provision(
                Optional.of(Type.DENY),
                Optional.empty(),
                new Provision.Applicability(List.of(Documents.actor("Group/unknown")), List.of(), List.of()),
                Provision.Limits.NONE,
                false,
                List.of());
        assertThat(warnings(Documents.of("c1", Documents.rule(Type.PERMIT, rule))))
                .containsExactly(Warning.Code.UNRESOLVED_ACTOR);
    }

    @Test
    void anActorWhoIsSomebodyElseIsNothingToTell() {
        Provision rule = new Provision(
                Optional.of(Type.DENY),
                Optional.empty(),
                new Provision.Applicability(List.of(Documents.actor("Practitioner/dr-z")), List.of(), List.of()),
                Provision.Limits.NONE,
                false,
                List.of());
        assertThat(warnings(Documents.of("c1", Documents.rule(Type.PERMIT, rule))))
                .isEmpty();
    }

    private static List<Warning.Code> warnings(ConsentDocument... consents) {
        LabelledResource resource =
                ConsentTables.LABELLING.label(ConsentGateTest.view("o1", Set.of("CYP2C19"), Set.of("Patient/p1")));
        return new Decider(ConsentTables.POLICY, ConsentTables.TERMS)
                        .decide(
                                ConsentGateTest.request(),
                                Consents.of("Patient/p1", List.of(consents)),
                                List.of(resource))
                        .warnings()
                        .stream()
                        .map(Warning::code)
                        .toList();
    }
}
