package org.precisionhooks.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precisionhooks.SharedReference;
import org.precisionhooks.consent.ConsentTables;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.facts.DataOrigin;

/** Compares with the published cases that lie beside a checkout (consent.md section 13): every point, no leak. */
class SharedConsentCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Decider decider = new Decider(ConsentTables.POLICY, ConsentTables.TERMS);
    private final Map<String, String> wrong = new TreeMap<>();
    private int points;
    private int leaks;

    @Test
    void everyPublishedDecisionPointIsMetWithoutALeak() throws IOException {
        List<JsonNode> cases = cases(SharedReference.require("consent/cases"));
        cases.forEach(this::check);
        System.out.printf(
                "Consent: %d cases, %d of %d points as stated, %d leaks%n",
                cases.size(), points - wrong.size(), points, leaks);
        assertThat(wrong).isEmpty();
        assertThat(leaks).isZero();
        assertThat(points).isGreaterThanOrEqualTo(477);
    }

    private static List<JsonNode> cases(Path folder) throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                JSON.readTree(Files.readString(file)).path("cases").forEach(cases::add);
            }
        }
        return cases;
    }

    private void check(JsonNode one) {
        JsonNode expected = one.path("expected");
        AccessRequest request = CaseJson.request(one.path("request"));
        List<ConsentDocument> documents = CaseJson.consents(one.path("consents"), one.path("supporting"));
        List<LabelledResource> resources = CaseJson.stream(one.path("resources")).stream()
                .map(resource -> CaseJson.labelled(resource, one.path("request").path("domains"), DataOrigin.SERVER))
                .toList();
        if (expected.has("decision")) {
            Consents consents = Consents.of("Patient/of-this-list", anyPatient(documents));
            String found = word(decider.decide(request, consents).outcomes().get(0));
            compare(one.path("id").asText(), expected.path("decision").asText(), found);
            return;
        }
        Consents consents = Consents.of(patient(resources), documents);
        for (ResourceOutcome outcome :
                decider.decide(request, consents, resources).outcomes()) {
            String point = one.path("id").asText() + " " + outcome.reference();
            if (expected.has("final")) {
                compare(point, expected.path("final").asText(), outcome.permitted() ? "permit" : "deny");
            } else {
                String field = expected.has("resourcesIfExtensionUnsupported")
                        ? "resourcesIfExtensionUnsupported"
                        : "resources";
                compare(point, expected.path(field).path(outcome.reference()).asText(), word(outcome));
            }
        }
    }

    private void compare(String point, String expected, String found) {
        points++;
        if (!expected.equals(found)) {
            wrong.put(point, "expected " + expected + ", found " + found);
            leaks += found.equals("permit") ? 1 : 0;
        }
    }

    /** A frame that only limits is recorded as not applicable. */
    private static String word(ResourceOutcome outcome) {
        return switch (outcome.consents()) {
            case PERMIT -> "permit";
            case DENY, INDETERMINATE, LIMIT -> "deny";
            case FRAME, NOT_APPLICABLE -> "not-applicable";
        };
    }

    private static String patient(List<LabelledResource> resources) {
        return resources.get(0).view().patients().stream().sorted().findFirst().orElseThrow();
    }

    /** Where a case has no resource, its consents are one patient's by its own word. */
    private static List<ConsentDocument> anyPatient(List<ConsentDocument> documents) {
        return documents.stream().map(SharedConsentCasesTest::withoutPatient).toList();
    }

    private static ConsentDocument withoutPatient(ConsentDocument document) {
        return new ConsentDocument(
                document.id(),
                document.version(),
                document.lastUpdated(),
                document.identifiers(),
                document.status(),
                document.kind(),
                java.util.Optional.empty(),
                document.dateTime(),
                document.policyRules(),
                document.restrictOnly(),
                document.root(),
                document.defect());
    }
}
