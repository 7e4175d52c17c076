package org.precisionhooks.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.consent.ConsentTables;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.ConsentReviewTest;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.request.Requester.Relation;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.fhir.read.consent.ConsentDocumentReader;

/** The published examples of usual choices mean what their words say, and raise no doubt. */
class ConsentExamplesTest {

    private static final Path FOLDER = Path.of("profiles/examples");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("Consent-"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleRaisesNoDoubt(Path file) throws IOException {
        ConsentDocument document = read(file);
        assertThat(ConsentReviewTest.REVIEW.concerns(
                        document, List.of(document), Instant.parse("2026-11-28T10:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // the default policy, where the consent says nothing
        "pharmacogenomics-not-secondary-findings, TREAT, pharmacogenomics,        hospital, 2026-11-28, true",
        "pharmacogenomics-not-secondary-findings, TREAT, clinical,                hospital, 2026-11-28, true",
        "pharmacogenomics-not-secondary-findings, TREAT, secondary-actionable,    hospital, 2026-11-28, false",
        "pharmacogenomics-not-secondary-findings, HRESCH, pharmacogenomics,       hospital, 2026-11-28, false",
        "actionable-secondary-findings,           TREAT, secondary-actionable,    hospital, 2026-11-28, true",
        "actionable-secondary-findings,           TREAT, secondary-nonactionable, hospital, 2026-11-28, false",
        "actionable-secondary-findings,           TREAT, clinical,                hospital, 2026-11-28, true",
        "carrier-status-until-a-date,             TREAT, carrier-status,          hospital, 2027-12-31, true",
        "carrier-status-until-a-date,             TREAT, carrier-status,          hospital, 2028-01-01, false",
        "research-only,                           HRESCH, pharmacogenomics,       hospital, 2026-11-28, true",
        "research-only,                           TREAT, carrier-status,          hospital, 2026-11-28, false",
        "research-only,                           TREAT, pharmacogenomics,        hospital, 2026-11-28, true",
        "no-family-sharing,                       FAMRQT, carrier-status,         hospital, 2026-11-28, false",
        "no-family-sharing,                       TREAT, pharmacogenomics,        hospital, 2026-11-28, true",
        "one-organization,                        TREAT, pharmacogenomics,        hospital, 2026-11-28, true",
        "one-organization,                        TREAT, clinical,                other,    2026-11-28, false",
        "one-organization,                        PATRQT, pharmacogenomics,       patient,  2026-11-28, true",
        "emergencies-only,                        TREAT, clinical,                hospital, 2026-11-28, false",
        "emergencies-only,                        ETREAT, clinical,               hospital, 2026-11-28, true",
        "emergencies-only,                        PATRQT, clinical,               patient,  2026-11-28, true",
        "no-genetics,                             TREAT, pharmacogenomics,        hospital, 2026-11-28, false",
        "no-genetics,                             TREAT, clinical,                hospital, 2026-11-28, true"
    })
    void anExampleMeansWhatItSays(
            String example, String purpose, String domain, String who, String day, boolean permitted)
            throws IOException {
        ConsentDocument document = read(FOLDER.resolve("Consent-" + example + ".json"));
        AccessRequest request = new AccessRequest(
                Instant.parse(day + "T10:00:00Z"),
                requester(who),
                List.of(RandomConsents.reason(purpose)),
                Action.READ,
                Set.of(),
                Optional.empty());
        Decision decision = new Decider(ConsentTables.POLICY, ConsentTables.TERMS)
                .decide(request, Consents.of("Patient/example", List.of(document)), List.of(resource(domain)));
        assertThat(decision.outcomes().get(0).permitted()).isEqualTo(permitted);
    }

    private static ConsentDocument read(Path file) throws IOException {
        return new ConsentDocumentReader(ZoneOffset.UTC, reference -> Optional.empty())
                .read(new ObjectMapper().readTree(Files.readString(file)));
    }

    private static Requester requester(String who) {
        boolean self = who.equals("patient");
        return new Requester(
                Set.of(self ? "Patient/example" : "Practitioner/dr-a"),
                Set.of(),
                self ? Set.of() : Set.of("Organization/" + who),
                Set.of(),
                Set.of(),
                "ehr",
                "tenant",
                self ? Relation.SELF : Relation.TREATING_ORGANIZATION);
    }

    private static LabelledResource resource(String domain) {
        boolean genetic = !domain.equals("clinical");
        List<Coding> labels = genetic ? List.of(Coding.of(CodeSystems.ACT_CODE, "GDIS")) : List.of();
        ResourceView view = new ResourceView(
                "Observation",
                "o1",
                "1",
                DataOrigin.SERVER,
                Set.of("Patient/example"),
                labels,
                List.of(),
                Set.of(),
                genetic,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of());
        return new LabelledResource(view, Set.of(domain), labels);
    }
}
