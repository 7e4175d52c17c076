package org.precisionhooks.server;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRestfulResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.advice.EngineAdviser;
import org.precisionhooks.consent.Overrides;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.fhir.access.Callers;
import org.precisionhooks.fhir.access.Grants;
import org.precisionhooks.fhir.operation.PrecisionRecommendations;
import org.precisionhooks.fhir.source.ReadRecords;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.AdviceBundle;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.knowledge.Knowledge;

/** Golden cases: resources and drugs in, the whole answer out; a new file is a new test. */
class OperationCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = Path.of("src/test/resources/cases/operation");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);
    private static final Knowledge KNOWLEDGE = Knowledge.builtIn();
    private static final DrugDictionary DRUGS = new DrugDictionary(KNOWLEDGE);
    private static final AdviceConfiguration WIRING = new AdviceConfiguration();

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseGivesItsAnswer(Path file) throws IOException {
        JsonNode given = JSON.readTree(file.toFile());
        String answer = answer(given);

        assertThat(Validation.problems(answer)).isEmpty();
        assertThatJson(answer).isEqualTo(given.path("then"));
    }

    static String answer(JsonNode given) {
        ResourceSource store = (patient, types) ->
                StreamSupport.stream(given.path("given").spliterator(), false).toList();
        PrecisionRecommendations.Ports ports = new PrecisionRecommendations.Ports(
                store,
                WIRING.patientReaders(WIRING.recordReader(KNOWLEDGE), store, ReadRecords.NONE),
                Callers.development(),
                Grants.ALL,
                (patient, details) -> {});
        PrecisionRecommendations operation = new PrecisionRecommendations(
                ports,
                new EngineAdviser(
                        WIRING.consentGate(KNOWLEDGE, Overrides.NONE),
                        Engines.of(KNOWLEDGE, DRUGS).all(),
                        DRUGS,
                        entry -> {}),
                new AdviceBundle(new GeneCodes(KNOWLEDGE)),
                CLOCK);
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(operation.recommend(new IdType("Patient/p1"), details(given)));
    }

    private static ServletRequestDetails details(JsonNode given) {
        ServletRequestDetails details = new ServletRequestDetails();
        details.setRequestType(RequestTypeEnum.GET);
        details.setFhirServerBase("http://localhost/fhir");
        details.setResponse(new ServletRestfulResponse(details));
        String[] drugs = StreamSupport.stream(given.at("/when/drug").spliterator(), false)
                .map(JsonNode::asText)
                .toArray(String[]::new);
        details.setParameters(Map.of("drug", drugs));
        return details;
    }
}
