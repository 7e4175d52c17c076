package org.precisionhooks.server;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.SharedReference;
import org.precisionhooks.fhir.operation.IndexedStudies;
import org.precisionhooks.fhir.operation.PatientGenomicSummary;
import org.precisionhooks.fhir.write.summary.GenomicSummary;
import org.precisionhooks.server.guide.GuidePackages;

/** Golden cases of {@code $genomic-summary}: resources in, the whole document out; a new file is a new test. */
class GenomicSummaryCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = Path.of("src/test/resources/cases/genomic-summary");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T09:00:00Z"), ZoneOffset.UTC);
    private static final GenomicSummary SUMMARY = new GenomicSummary(KNOWLEDGE);

    static List<Path> cases() {
        return OperationCase.in(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseGivesItsDocument(Path file) throws IOException {
        JsonNode given = JSON.readTree(file.toFile());
        List<String> decided = new ArrayList<>();

        String answer = answer(given, decided);

        assertThat(Validation.problems(answer))
                .allMatch(problem -> problem.contains("genomics-reporting") && problem.contains("could not be found"));
        assertThatJson(answer).withTolerance(0).isEqualTo(given.path("then"));
        assertThat(decided).containsExactly("p1");
    }

    @Test
    void whatConsentWithholdsIsAnsweredLikeWhatIsAbsent() throws IOException {
        JsonNode withheld = JSON.readTree(CASES.resolve("consent-refused.json").toFile());
        JsonNode absent = JSON.readTree(CASES.resolve("nothing-on-file.json").toFile());

        assertThatJson(answer(withheld, new ArrayList<>())).isEqualTo(answer(absent, new ArrayList<>()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyReferenceIsAnEntryOrAnAddress(Path file) throws IOException {
        JsonNode document = JSON.readTree(answer(JSON.readTree(file.toFile()), new ArrayList<>()));
        Set<String> entries = StreamSupport.stream(document.path("entry").spliterator(), false)
                .map(entry -> entry.path("fullUrl").asText())
                .collect(Collectors.toSet());

        assertThat(document.at("/entry/0/resource/resourceType").asText()).isEqualTo("Composition");
        assertThat(entries).hasSize(document.path("entry").size());
        assertThat(document.findValuesAsText("reference"))
                .allMatch(reference -> entries.contains(reference) || reference.startsWith("http://localhost/fhir/"));
        assertThat(document.at("/entry/0/resource/section").findValuesAsText("reference"))
                .allMatch(entries::contains);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void resultsFitGenomicsReporting(Path file) throws IOException {
        Validation guide = Validation.with(GuidePackages.only(
                        SharedReference.require("genomics-fhir/packages/hl7.fhir.uv.genomics-reporting-3.0.0.tgz"))
                .support());

        assertThat(guide.in(answer(JSON.readTree(file.toFile()), new ArrayList<>())))
                .isEmpty();
    }

    static String answer(JsonNode given, List<String> decided) {
        OperationCase one = new OperationCase(given);
        PatientGenomicSummary operation = new PatientGenomicSummary(
                one.ports(),
                Advisers.gate(),
                (details, patient, access, decision) -> decided.add(patient),
                () -> SUMMARY,
                IndexedStudies.NONE,
                CLOCK);
        return OperationCase.text(operation.summarise(OperationCase.PATIENT, one.details()));
    }
}
