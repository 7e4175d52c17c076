package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.fhir.source.PrefetchKey;

/** What an answer about a drug may rest on is asked for, so that a call with prefetch says what one with a server does. */
class PrefetchKeysTest {

    static Stream<List<PrefetchKey>> aboutDrugs() {
        return Stream.of(PrefetchKeys.forOrders(), PrefetchKeys.forCurrentDrugs(), PrefetchKeys.forDispatch());
    }

    @ParameterizedTest
    @MethodSource("aboutDrugs")
    void everyTypeThatAnAnswerMayRestOnIsAskedFor(List<PrefetchKey> keys) {
        Set<String> types = keys.stream().flatMap(key -> key.types().stream()).collect(Collectors.toSet());

        // Files of variants are read by operations only, relatives by the services of heart and vessels.
        assertThat(types)
                .contains(
                        "Patient",
                        "Observation",
                        "MolecularSequence",
                        "DiagnosticReport",
                        "MedicationRequest",
                        "MedicationStatement",
                        "Medication",
                        "Condition",
                        "AllergyIntolerance",
                        "Procedure",
                        "Encounter",
                        "Goal",
                        "Consent");
    }
}
