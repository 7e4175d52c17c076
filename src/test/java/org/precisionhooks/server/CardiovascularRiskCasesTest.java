package org.precisionhooks.server;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.advice.AuditEntry;
import org.precisionhooks.engine.cardiology.RiskEquations;
import org.precisionhooks.fhir.operation.CardiovascularRisk;

/** Golden cases of {@code $cardiovascular-risk}: resources in, the whole answer out; a new file is a new test. */
class CardiovascularRiskCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CASES = Path.of("src/test/resources/cases/cardiovascular-risk");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T09:00:00Z"), ZoneOffset.UTC);

    static List<Path> cases() {
        return OperationCase.in(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseGivesItsAnswer(Path file) throws IOException {
        JsonNode given = JSON.readTree(file.toFile());
        List<AuditEntry> audited = new ArrayList<>();
        String answer = answer(given, audited);

        assertThat(Validation.problems(answer)).isEmpty();
        // FHIR keeps trailing zeros of a decimal, JSON does not
        assertThatJson(answer).withTolerance(0).isEqualTo(given.path("then"));
        assertThat(audited).hasSize(1);
        assertThat(audited.get(0).rules()).containsExactly("cardiovascular-risk/prevent");
    }

    @Test
    void whatConsentWithholdsIsAnsweredLikeWhatIsAbsent() throws IOException {
        JsonNode withheld = JSON.readTree(CASES.resolve("consent-refused.json").toFile());
        JsonNode absent = JSON.readTree(CASES.resolve("nothing-on-file.json").toFile());

        assertThatJson(answer(withheld, new ArrayList<>())).isEqualTo(answer(absent, new ArrayList<>()));
    }

    private static String answer(JsonNode given, List<AuditEntry> audited) {
        OperationCase one = new OperationCase(given);
        CardiovascularRisk operation = new CardiovascularRisk(
                one.ports(), Advisers.adviser(audited::add), () -> RiskEquations.from(KNOWLEDGE), CLOCK);
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(operation.assess(new IdType("Patient/p1"), one.details()));
    }
}
