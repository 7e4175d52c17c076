package org.precisionhooks.fhir.access.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of scopes (SMART App Launch 2.2, Scopes for requesting FHIR Resources; 1.0 for words). */
class ScopesTest {

    @ParameterizedTest
    @CsvSource({
        "patient/Observation.rs,        PATIENT, Observation, rs",
        "patient/*.cruds,               PATIENT, *,           cruds",
        "user/Patient.r,                USER,    Patient,     r",
        "system/Condition.cud,          SYSTEM,  Condition,   cud",
        "user/MedicationRequest.s,      USER,    MedicationRequest, s",
        // the first version's words
        "patient/Observation.read,      PATIENT, Observation, rs",
        "user/Observation.write,        USER,    Observation, cud",
        "system/*.*,                    SYSTEM,  *,           cruds",
    })
    void scopeIsUnderstood(String text, Scope.Level level, String type, String letters) {
        assertThat(Scopes.parse(text).all()).singleElement().satisfies(scope -> {
            assertThat(scope.level()).isEqualTo(level);
            assertThat(scope.type()).isEqualTo(type);
            assertThat(letters(scope)).isEqualTo(letters);
            assertThat(scope.filters()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openid",
                "launch/patient",
                "fhirUser",
                "offline_access",
                "",
                // out of order, twice, unknown, none
                "patient/Observation.sr",
                "patient/Observation.rr",
                "patient/Observation.rx",
                "patient/Observation.",
                "patient/Observation",
                "patient/Observation.RS",
                "patient/Observation.readwrite",
                // no type, no level
                "patient/observation.rs",
                "patient/.rs",
                "patient/**.rs",
                "Patient/Observation.rs",
                "practitioner/Observation.rs",
                "patient.Observation.rs",
                "xpatient/Observation.rs",
                "patient/Observation.rsx",
                // parameters that are none
                "patient/Observation.rs?",
                "patient/Observation.rs?category",
                "patient/Observation.rs?category=",
                "patient/Observation.rs?category=a|b|c",
                "patient/Observation.rs?category=|",
                "patient/Observation.rs?category:not=laboratory",
                "patient/Observation.rs?category=laboratory&",
                "patient/Observation.rs?&category=laboratory",
                "patient/Observation.rs?category=a,,b",
                "patient/Observation.rs?category=a\\,b",
                "patient/Observation.rs?subject.name=x",
                "patient/Observation.rs?category=%ZZ",
            })
    void whatIsNotUnderstoodGrantsNothing(String text) {
        assertThat(Scopes.parse(text).all()).isEmpty();
    }

    @Test
    void oneThatIsNotUnderstoodTakesNothingFromOthers() {
        assertThat(Scopes.parse("  openid patient/Observation.rs  patient/Condition.sr user/*.r ")
                        .all())
                .extracting(Scope::type)
                .containsExactly("Observation", "*");
    }

    @Test
    void parametersNarrow() {
        Scope scope = Scopes.parse(
                        "patient/Observation.rs"
                                + "?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory,vital-signs&code=%7Cx")
                .all()
                .get(0);

        assertThat(scope.filters()).hasSize(2);
        assertThat(scope.filters().get(0).tokens())
                .containsExactly(
                        ScopeFilter.Token.parse("http://terminology.hl7.org/CodeSystem/observation-category|laboratory")
                                .orElseThrow(),
                        ScopeFilter.Token.parse("vital-signs").orElseThrow());
        assertThat(scope.filters().get(1).tokens())
                .containsExactly(ScopeFilter.Token.parse("|x").orElseThrow());
    }

    @Test
    void aUserLosesWhatIsForClientsAlone() {
        Scopes scopes = Scopes.parse("system/*.cruds user/Patient.r patient/Observation.rs");

        assertThat(scopes.ofUser(false).all())
                .extracting(Scope::level)
                .containsExactly(Scope.Level.USER, Scope.Level.PATIENT);
    }

    @Test
    void aPatientInPersonHasNoMoreThanThatPatient() {
        assertThat(Scopes.parse("system/*.cruds user/*.rs").ofUser(true).all())
                .extracting(Scope::level)
                .containsExactly(Scope.Level.PATIENT);
    }

    private static String letters(Scope scope) {
        return scope.permissions().stream()
                .sorted()
                .map(permission -> String.valueOf(permission.letter()))
                .collect(Collectors.joining());
    }
}
