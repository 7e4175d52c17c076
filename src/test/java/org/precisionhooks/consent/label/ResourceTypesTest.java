package org.precisionhooks.consent.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentTables;
import org.precisionhooks.consent.label.ResourceTypes.Content;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;

class ResourceTypesTest {

    private static final List<ResourceTypeRow> ROWS = BuiltIn.KNOWLEDGE
            .table("consent/resource_types", ResourceTypeRow.class)
            .rows();

    @Test
    void everyTypeOfR4HasItsRow() {
        assertThat(ROWS)
                .extracting(ResourceTypeRow::type)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ResourceType.values()).map(Enum::name).toList());
    }

    @Test
    void aTypeThatIsNotListedIsClosed() {
        assertThat(ConsentTables.TYPES.content("Genome")).isEqualTo(Content.CLOSED);
        assertThat(ConsentTables.TYPES.domain("Genome")).isEmpty();
    }

    @Test
    void consentsAndTheirUsesAreReserved() {
        assertThat(ROWS)
                .extracting(ResourceTypeRow::type)
                .filteredOn(type -> ConsentTables.TYPES.content(type) == Content.RESERVED)
                .containsExactlyInAnyOrder("Consent", "AuditEvent", "Provenance");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient", "Condition", "MedicationRequest", "AllergyIntolerance", "Procedure", "Observation",
                "DiagnosticReport", "Encounter", "Immunization", "ServiceRequest", "CarePlan", "Goal"
            })
    void factsOfOrdinaryCareAreClinical(String type) {
        assertThat(label(type)).isEqualTo(Set.of(Labelling.CLINICAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DocumentReference", "Composition", "QuestionnaireResponse", "Task", "GuidanceResponse"})
    void whatMayHoldAnythingStaysUnclassified(String type) {
        assertThat(label(type)).isEqualTo(Set.of(LabelledResource.UNCLASSIFIED));
    }

    @Test
    void familyHistoryIsGenetic() {
        assertThat(label("FamilyMemberHistory")).isEqualTo(Set.of("hereditary-risk"));
    }

    private static Set<String> label(String type) {
        return ConsentTables.LABELLING.label(ordinary(type)).domains();
    }

    private static ResourceView ordinary(String type) {
        return new ResourceView(
                type,
                "r1",
                "1",
                DataOrigin.SERVER,
                Set.of("Patient/p1"),
                List.of(),
                List.of(),
                Set.of(),
                false,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of());
    }
}
