package org.precisionhooks.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;

/** The golden cases in {@code cases/consent}; a new file is a new test. */
class ConsentCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> RANKS = Set.of("U", "L", "M", "N", "R", "V");

    private final Decider decider = new Decider(ConsentTables.POLICY, ConsentTables.TERMS);

    @TestFactory
    Stream<DynamicTest> everyCaseIsDecidedAsItsOfficerExpects() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(getClass().getResource("/cases/consent")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .map(ConsentCasesTest::read)
                    .map(one -> DynamicTest.dynamicTest(one.path("title").asText(), () -> check(one)));
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " is no JSON", e);
        }
    }

    private void check(JsonNode one) {
        JsonNode given = one.path("given");
        AccessRequest request = CaseJson.request(when(one.path("when")));
        List<LabelledResource> resources = CaseJson.stream(given.path("resources")).stream()
                .map(resource -> resource(resource, one.path("when")))
                .toList();
        Decision decision = decider.decide(request, consents(given, resources), resources);
        JsonNode then = one.path("then");
        assertThat(references(decision, true)).as("permitted").isEqualTo(texts(then.path("permitted")));
        assertThat(references(decision, false)).as("withheld").isEqualTo(texts(then.path("withheld")));
        if (then.has("ground")) {
            assertThat(decision.outcomes().get(0).ground().name())
                    .isEqualTo(then.path("ground").asText());
        }
    }

    private static Set<String> references(Decision decision, boolean permitted) {
        Set<String> references = new HashSet<>();
        decision.outcomes().stream()
                .filter(outcome -> outcome.permitted() == permitted)
                .forEach(outcome -> references.add(outcome.reference()));
        return references;
    }

    /** Dr A of the hospital, who treats the patient, unless the case says otherwise. */
    private static JsonNode when(JsonNode written) {
        ObjectNode when = written.deepCopy();
        ArrayNode purposes = when.putArray("purposes");
        written.path("purposes").forEach(code -> purposes.add(CaseShorthand.coding("purpose", code.asText())));
        ArrayNode references = JsonNodeFactory.instance.arrayNode();
        if (written.has("by")) {
            written.path("by").forEach(references::add);
        } else {
            references.add("Practitioner/dr-a").add("Organization/hospital");
        }
        when.putObject("requester").set("references", references);
        when.put("time", written.path("time").asText("2026-01-15T10:00:00Z"));
        when.put("relation", written.path("relation").asText("treating-organization"));
        return when;
    }

    private static Consents consents(JsonNode given, List<LabelledResource> resources) {
        ArrayNode expanded = JsonNodeFactory.instance.arrayNode();
        given.path("consents").forEach(consent -> expanded.add(CaseShorthand.consent(consent)));
        List<ConsentDocument> documents = CaseJson.consents(expanded, given.path("supporting"));
        Map<String, List<ConsentDocument>> byPatient = new HashMap<>();
        byPatient.put("Patient/p1", of(documents, "Patient/p1"));
        resources.forEach(resource ->
                resource.view().patients().forEach(patient -> byPatient.put(patient, of(documents, patient))));
        return new Consents("Patient/p1", byPatient);
    }

    private static List<ConsentDocument> of(List<ConsentDocument> documents, String patient) {
        return documents.stream()
                .filter(document -> document.patient().equals(Optional.of(patient)))
                .toList();
    }

    private static LabelledResource resource(JsonNode written, JsonNode when) {
        String reference = written.path("id").asText();
        List<Coding> labels = texts(written.path("labels")).stream()
                .map(code -> Coding.of(RANKS.contains(code) ? CodeSystems.CONFIDENTIALITY : CodeSystems.ACT_CODE, code))
                .toList();
        Set<String> patients = written.has("patients") ? texts(written.path("patients")) : Set.of("Patient/p1");
        ResourceView view = new ResourceView(
                reference.substring(0, reference.indexOf('/')),
                reference.substring(reference.indexOf('/') + 1),
                "1",
                DataOrigin.valueOf(when.path("origin").asText("server").toUpperCase(Locale.ROOT)),
                patients,
                labels,
                texts(written.path("loinc")).stream()
                        .map(code -> Coding.of("http://loinc.org", code))
                        .toList(),
                Set.of(),
                written.path("genomic").asBoolean(false),
                time(written.path("date").asText("")),
                texts(written.path("authors")),
                texts(written.path("related")),
                texts(written.path("profiles")));
        return new LabelledResource(view, texts(written.path("domains")), labels);
    }

    private static Optional<ClinicalTime> time(String words) {
        int slash = words.indexOf('/');
        return slash < 0
                ? ClinicalTime.parse(words, ZoneOffset.UTC)
                : ClinicalTime.between(
                        ClinicalTime.parse(words.substring(0, slash), ZoneOffset.UTC),
                        ClinicalTime.parse(words.substring(slash + 1), ZoneOffset.UTC));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
