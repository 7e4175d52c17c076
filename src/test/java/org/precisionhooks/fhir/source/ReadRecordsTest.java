package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;

/** Facts are kept for the very trees that they were read from. */
class ReadRecordsTest {

    private final RecordReader reader = BuiltIn.records();
    private final ReadRecords records = new ReadRecords(Duration.ofMinutes(10), 1000);

    @Test
    void sameStoredTreesAreReadOnce() {
        JsonNode patient = patient("p");
        PatientRecord first = read("p", DataOrigin.SERVER, patient);
        assertThat(read("p", DataOrigin.SERVER, patient)).isSameAs(first);
    }

    @Test
    void equalTreesOfAChangedRecordAreReadAnew() {
        PatientRecord first = read("p", DataOrigin.SERVER, patient("p"));
        assertThat(read("p", DataOrigin.SERVER, patient("p"))).isNotSameAs(first);
    }

    @Test
    void anotherPatientIsNeverGivenTheSameFacts() {
        JsonNode patient = patient("p");
        assertThat(read("p", DataOrigin.SERVER, patient).patient()).isEqualTo("p");
        assertThat(read("q", DataOrigin.SERVER, patient).patient()).isEqualTo("q");
    }

    @Test
    void aPartOfARecordIsNotTheWhole() {
        JsonNode patient = patient("p");
        JsonNode other = patient("p");
        read("p", DataOrigin.SERVER, patient, other);
        assertThat(read("p", DataOrigin.SERVER, patient).sources()).hasSize(1);
        assertThat(read("p", DataOrigin.SERVER, other, patient).sources()).hasSize(2);
    }

    @Test
    void whatWasSentAlongIsReadEachTime() {
        JsonNode patient = patient("p");
        PatientRecord first = read("p", DataOrigin.PREFETCH, patient);
        assertThat(read("p", DataOrigin.PREFETCH, patient)).isNotSameAs(first);
    }

    private PatientRecord read(String patient, DataOrigin origin, JsonNode... trees) {
        List<FoundResource> found =
                Stream.of(trees).map(tree -> new FoundResource(tree, origin)).toList();
        return records.of(patient, found, reader);
    }

    private static JsonNode patient(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Patient")
                .put("id", id);
    }
}
