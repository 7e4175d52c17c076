package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Preference;
import org.precisionhooks.facts.Preference.Kind;
import org.precisionhooks.fhir.read.resource.FoundResource;

/** Wishes as they stand in a record: preferences, goals, what was declined, advance directives. */
class WishesReadingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RecordReader READER = BuiltIn.records();

    /** JSON in single quotes, of the patient p. */
    private static List<Preference> read(String json) {
        try {
            FoundResource found = new FoundResource(JSON.readTree(json.replace('\'', '"')), DataOrigin.SERVER);
            return READER.read("p", List.of(found)).sources().stream()
                    .flatMap(source -> source.facts().stream())
                    .filter(Preference.class::isInstance)
                    .map(Preference.class::cast)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> day(Preference preference) {
        return preference.source().time().map(ClinicalTime::day);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "75773-2; 'valueString': 'no tablets'; TREATMENT",
                "75773-2; 'valueCodeableConcept': {'text': 'no tablets'}; TREATMENT",
                "95541-9; 'valueString': 'no tablets'; EXPERIENCE"
            },
            quoteCharacter = '`')
    void preferencesAreReadAsTextOrCode(String code, String value, Kind kind) {
        List<Preference> read = read("""
                {'resourceType': 'Observation', 'id': 'o', 'status': 'final', 'subject': {'reference': 'Patient/p'},
                 'effectiveDateTime': '2026-03-02', 'code': {'coding': [{'system': 'http://loinc.org', 'code': '%s'}]}, %s}""".formatted(code, value));

        assertThat(read).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(kind);
            assertThat(one.words()).isEqualTo("no tablets");
            assertThat(day(one)).contains("2026-03-02");
        });
    }

    @ParameterizedTest
    @CsvSource({"active, true", "accepted, true", "completed, false", "cancelled, false", "rejected, false"})
    void aGoalCountsWhileItIsPursuedWithTheDayThatItStates(String status, boolean counts) {
        List<Preference> read = read("""
                {'resourceType': 'Goal', 'id': 'g', 'lifecycleStatus': '%s', 'subject': {'reference': 'Patient/p'},
                 'meta': {'lastUpdated': '2026-11-20T10:00:00Z'}, 'startDate': '2026-01-05', 'description': {'text': 'walk daily'}}""".formatted(status));

        assertThat(read.stream().map(Preference::words).toList()).isEqualTo(counts ? List.of("walk daily") : List.of());
        assertThat(read).allSatisfy(one -> assertThat(day(one)).contains("2026-01-05"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType': 'MedicationStatement', 'id': 'x', 'status': 'not-taken', 'dateAsserted': '2026-03-02', 'statusReason': [REASON], DRUG, SUBJECT}",
                "{'resourceType': 'MedicationStatement', 'id': 'x', 'status': 'not-taken', 'effectiveDateTime': '2026-03-02', 'reasonCode': [REASON], DRUG, SUBJECT}",
                "{'resourceType': 'MedicationRequest', 'id': 'x', 'status': 'active', 'intent': 'order', 'doNotPerform': true, 'authoredOn': '2026-03-02', 'reasonCode': [REASON], DRUG, SUBJECT}"
            })
    void aDrugThatIsNotGivenForAReasonOfThePatientsWasDeclinedForAYear(String form) {
        List<Preference> read =
                read(form.replace("REASON", "{'coding': [{'system': 'http://snomed.info/sct', 'code': '182895007'}]}")
                        .replace(
                                "DRUG",
                                "'meta': {'lastUpdated': '2026-11-20T10:00:00Z'}, 'medicationCodeableConcept': {'coding': [{'system': 'http://www.whocc.no/atc', 'code': 'C10AA'}], 'text': 'statins'}")
                        .replace("SUBJECT", "'subject': {'reference': 'Patient/p'}"));

        assertThat(read).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.REFUSAL);
            assertThat(one.words()).isEqualTo("statins");
            assertThat(day(one)).contains("2026-03-02");
            assertThat(one.until()).contains(LocalDate.of(2027, 3, 2));
        });
    }

    @Test
    void aDrugThatIsNotGivenForAnotherReasonWasNotDeclined() {
        assertThat(read("""
                {'resourceType': 'MedicationStatement', 'id': 'x', 'status': 'not-taken', 'effectiveDateTime': '2026-03-02',
                 'statusReason': [{'text': 'out of stock'}], 'medicationCodeableConcept': {'text': 'statins'},
                 'subject': {'reference': 'Patient/p'}}""")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "adr, acd, active, true",
        "adr, dnr, active, true",
        "patient-privacy, acd, active, false",
        "adr, acd, inactive, false",
        "adr, acd, entered-in-error, false",
        "adr, research, active, false"
    })
    void aConsentOfTheScopeOfDirectivesIsOne(String scope, String category, String status, boolean directive) {
        List<Preference> read = read("""
                {'resourceType': 'Consent', 'id': 'c', 'status': '%s', 'patient': {'reference': 'Patient/p'}, 'dateTime': '2026-03-02',
                 'scope': {'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/consentscope', 'code': '%s'}]},
                 'category': [{'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/consentcategorycodes', 'code': '%s',
                   'display': 'a directive'}]}]}""".formatted(status, scope, category));

        assertThat(read.stream().map(Preference::kind).toList())
                .isEqualTo(directive ? List.of(Kind.DIRECTIVE) : List.of());
        assertThat(read).allSatisfy(one -> assertThat(day(one)).contains("2026-03-02"));
    }

    @ParameterizedTest
    @CsvSource({"current, true", "superseded, false", "entered-in-error, false"})
    void aDocumentOfTheTypeIsOneAndNothingOfItsContentIsRead(String status, boolean directive) {
        List<Preference> read = read("""
                {'resourceType': 'DocumentReference', 'id': 'd', 'status': '%s', 'subject': {'reference': 'Patient/p'}, 'date': '2026-03-02T10:00:00Z',
                 'type': {'coding': [{'system': 'http://loinc.org', 'code': '86533-7', 'display': 'Living will'}]},
                 'content': [{'attachment': {'title': 'secret words'}}]}""".formatted(status));

        assertThat(read.stream().map(Preference::words).toList())
                .isEqualTo(directive ? List.of("Living will") : List.of());
    }
}
