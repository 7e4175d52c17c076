package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;

/** Consents that a caller sends along may restrict; they never permit and never take the place of those kept here. */
class SentConsentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aConsentSentAlongMayOnlyRestrictAndKeepsApartFromTheKeptOne() throws IOException {
        List<ConsentDocument> documents = read(ConsentAuthority.SERVER);

        assertThat(documents)
                .extracting(ConsentDocument::id, ConsentDocument::restrictOnly, ConsentDocument::identifiers)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sent-along.c1", true, java.util.Set.of()),
                        org.assertj.core.groups.Tuple.tuple(
                                "c1", false, documents.get(1).identifiers()));
        assertThat(documents.get(1).identifiers()).hasSize(1);
    }

    @Test
    void whereTheEhrHoldsTheConsentsThoseSentAlongCountInFull() throws IOException {
        assertThat(read(ConsentAuthority.EHR))
                .extracting(ConsentDocument::restrictOnly)
                .containsExactly(false, false);
    }

    @Test
    void whereBothDecideAConsentSentAlongMayOnlyRestrict() throws IOException {
        assertThat(read(ConsentAuthority.BOTH))
                .extracting(ConsentDocument::restrictOnly)
                .containsExactly(true, false);
    }

    private static List<ConsentDocument> read(ConsentAuthority authority) throws IOException {
        JsonNode consent = JSON.readTree("""
                {"resourceType": "Consent", "id": "c1", "status": "active",
                 "identifier": [{"system": "urn:example", "value": "1"}],
                 "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope",
                                        "code": "patient-privacy"}]},
                 "patient": {"reference": "Patient/p"}, "provision": {"type": "permit"}}
                """);
        RecordReader records = BuiltIn.records();
        return new JsonPatientReaders(records, (patient, types) -> List.of(), ZoneOffset.UTC)
                .consents(
                        "p",
                        List.of(
                                new FoundResource(consent, DataOrigin.PREFETCH),
                                new FoundResource(consent, DataOrigin.SERVER)),
                        authority)
                .read("p");
    }
}
