package org.precisionhooks.server;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.fhir.operation.PrecisionRecommendations;
import org.precisionhooks.fhir.write.advice.AdviceBundle;

/** Golden cases: resources and drugs in, the whole answer out; a new file is a new test. */
class OperationCasesTest {

    static List<Path> cases() {
        return OperationCase.in(Path.of("src/test/resources/cases/operation"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseGivesItsAnswer(Path file) {
        OperationCase given = OperationCase.read(file);
        String answer = answer(given);

        assertThat(Validation.problems(answer)).isEmpty();
        assertThatJson(answer).isEqualTo(given.then());
    }

    static String answer(OperationCase given) {
        PrecisionRecommendations operation = new PrecisionRecommendations(
                given.ports(),
                Advisers.adviser(entry -> {}),
                () -> new AdviceBundle(OperationCase.GENES),
                OperationCase.CLOCK);
        return OperationCase.text(operation.recommend(OperationCase.PATIENT, given.details()));
    }
}
