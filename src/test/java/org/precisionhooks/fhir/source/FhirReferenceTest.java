package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** References and ids in all the forms that EHRs send (cds-hooks.md sections 3 and 6). */
class FhirReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "Patient/p1,Patient/p1",
        "Patient/p1/_history/3,Patient/p1",
        "https://ehr.example.org/fhir/Patient/p1,Patient/p1",
        "http://ehr.example.org:8080/a/b/Patient/p1/_history/v_2,Patient/p1",
        "PractitionerRole/x_y.z-1,PractitionerRole/x_y.z-1"
    })
    void readsRelativeAbsoluteAndVersionedForms(String text, String reference) {
        assertThat(FhirReference.parse(text))
                .hasValueSatisfying(found -> assertThat(found).hasToString(reference));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p1",
                "#p1",
                "urn:uuid:d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                "Patient/",
                "patient/p1",
                "Patient/a b",
                "Patient/..",
                "Patient/1?x=1",
                "Patient?identifier=1",
                "ftp://x/Patient/1",
                "javascript:Patient/1",
                "Patient/p1/x",
                "Patient/a,b"
            })
    void anythingElseIsNoReference(String text) {
        assertThat(FhirReference.parse(text)).isEmpty();
    }

    @Test
    void longAndHostileTextIsReadQuickly() {
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            assertThat(FhirReference.parse("https://x/" + "Patient/".repeat(100_000)))
                    .isEmpty();
            assertThat(FhirReference.parse("https://x/" + "a/".repeat(100_000) + "!"))
                    .isEmpty();
        });
    }
}
