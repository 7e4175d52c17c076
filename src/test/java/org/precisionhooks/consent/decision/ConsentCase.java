package org.precisionhooks.consent.decision;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentTables;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.tenant.Policy;
import org.precisionhooks.consent.tenant.PolicyRule;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;

/** A golden case of {@code cases/consent}: what is given, who asks for what, and what may be used. */
public record ConsentCase(JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> RANKS = Set.of("U", "L", "M", "N", "R", "V");

    static List<ConsentCase> all() {
        try {
            Path folder = Path.of(Objects.requireNonNull(ConsentCase.class.getResource("/cases/consent"))
                    .toURI());
            List<ConsentCase> cases = new ArrayList<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    cases.add(new ConsentCase(JSON.readTree(Files.readString(file))));
                }
            }
            return cases;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("A case is no JSON", e);
        }
    }

    /** Whether a case is not decided as it says; {@link MutatedClasses} calls it by its name. */
    public static boolean anyFails() {
        return all().stream().anyMatch(ConsentCase::fails);
    }

    String title() {
        return json.path("title").asText();
    }

    private boolean fails() {
        try {
            check();
            return false;
        } catch (AssertionError | RuntimeException e) {
            return true;
        }
    }

    void check() {
        JsonNode given = json.path("given");
        AccessRequest request = CaseJson.request(when(json.path("when")));
        List<LabelledResource> resources = CaseJson.stream(given.path("resources")).stream()
                .map(resource -> resource(resource, json.path("when")))
                .toList();
        Decision decision =
                new Decider(policy(given), ConsentTables.TERMS).decide(request, consents(given, resources), resources);
        JsonNode then = json.path("then");
        assertThat(references(decision, true)).as("permitted").isEqualTo(texts(then.path("permitted")));
        assertThat(references(decision, false)).as("withheld").isEqualTo(texts(then.path("withheld")));
        if (then.has("consents")) {
            assertThat(decision.outcomes().get(0).consents().name())
                    .isEqualTo(then.path("consents").asText());
        }
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
        given.path("consents").forEach(consent -> expanded.addAll(copies(consent)));
        List<ConsentDocument> documents = CaseJson.consents(expanded, given.path("supporting"));
        Map<String, List<ConsentDocument>> byPatient = new HashMap<>();
        byPatient.put("Patient/p1", documents);
        resources.forEach(resource -> resource.view().patients().forEach(patient -> byPatient.put(patient, documents)));
        return new Consents("Patient/p1", byPatient);
    }

    /** {@code "times": 201} stands for as many consents that differ in their ids. */
    private static List<JsonNode> copies(JsonNode written) {
        int times = written.path("times").asInt(1);
        List<JsonNode> copies = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            ObjectNode copy = written.deepCopy();
            copy.remove("times");
            copies.add(CaseShorthand.consent(times == 1 ? copy : copy.put("id", "c" + i)));
        }
        return copies;
    }

    /** The built-in policy, after the rules that a case adds. */
    private static Policy policy(JsonNode given) {
        List<PolicyRule> rules = new ArrayList<>();
        given.path("rules").forEach(rule -> rules.add(rule(rule)));
        rules.addAll(ConsentTables.POLICY.rules());
        return new Policy("of-the-case", "1", rules);
    }

    private static PolicyRule rule(JsonNode rule) {
        PolicyRule.Kind kind = PolicyRule.Kind.valueOf(rule.path("kind").asText());
        return new PolicyRule(
                "of-the-case",
                rule.path("id").asText(),
                kind,
                List.copyOf(texts(rule.path("purposes"))),
                List.copyOf(texts(rule.path("domains"))),
                List.copyOf(texts(rule.path("labels"))),
                List.of(),
                Optional.of(rule.path("requester").asText(""))
                        .filter(relation -> !relation.isEmpty())
                        .map(Requester.Relation::valueOf),
                List.copyOf(texts(rule.path("clients"))),
                false,
                kind == PolicyRule.Kind.MUST_PERMIT ? Provision.Type.PERMIT : Provision.Type.DENY,
                rule.path("why").asText());
    }

    private static LabelledResource resource(JsonNode written, JsonNode when) {
        String reference = written.path("id").asText();
        List<Coding> labels = CaseJson.stream(written.path("labels")).stream()
                .map(ConsentCase::label)
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

    private static Coding label(JsonNode written) {
        String code =
                written.isTextual() ? written.asText() : written.path("code").asText();
        String usual = RANKS.contains(code) ? CodeSystems.CONFIDENTIALITY : CodeSystems.ACT_CODE;
        return Coding.of(written.path("system").asText(usual), code);
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
