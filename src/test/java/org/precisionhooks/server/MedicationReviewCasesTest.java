package org.precisionhooks.server;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.advice.AuditEntry;
import org.precisionhooks.advice.AuditLog;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.fhir.operation.MedicationReviews;
import org.precisionhooks.fhir.write.advice.ReviewBundle;

/** Golden cases of {@code $medication-review}: resources in, the List of all drugs out; a new file is a new test. */
class MedicationReviewCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases/medication-review");

    static List<Path> cases() {
        return OperationCase.in(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseGivesItsAnswer(Path file) {
        OperationCase given = OperationCase.read(file);
        List<AuditEntry> audited = new ArrayList<>();
        String answer = answer(given, audited::add);

        assertThat(Validation.problems(answer)).isEmpty();
        assertThatJson(answer).inPath("entry[0].resource").isEqualTo(given.then());
        assertThat(audited)
                .singleElement()
                .satisfies(entry -> assertThat(entry.inquiry().occasion()).isEqualTo(Occasion.MEDICATION_REVIEW));
    }

    @Test
    void whatConsentWithholdsIsReviewedLikeWhatIsAbsent() {
        OperationCase withheld = OperationCase.read(CASES.resolve("consent-refused.json"));
        OperationCase absent = OperationCase.read(CASES.resolve("nothing-tested.json"));

        assertThatJson(answer(withheld, entry -> {})).isEqualTo(answer(absent, entry -> {}));
    }

    static String answer(OperationCase given, AuditLog audit) {
        MedicationReviews operation = new MedicationReviews(
                given.ports(),
                Advisers.adviser(audit),
                () -> new ReviewBundle(OperationCase.GENES),
                OperationCase.CLOCK);
        return OperationCase.text(operation.review(OperationCase.PATIENT, given.details()));
    }
}
