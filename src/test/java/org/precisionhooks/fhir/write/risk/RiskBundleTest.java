package org.precisionhooks.fhir.write.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.junit.jupiter.api.Test;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.fhir.write.Answering;

/** What is advised on a risk stands in it; what the patient declined is told as declined, and not suggested again. */
class RiskBundleTest {

    private static Finding finding(String headline, Conclusion conclusion, Paragraph... paragraphs) {
        return new Finding(
                Optional.of(Domain.CARDIOLOGY),
                "topic",
                "rule",
                Optional.empty(),
                Optional.empty(),
                conclusion,
                headline,
                List.of(paragraphs),
                List.of(),
                List.of(new Citation("AHA", "PREVENT", "2024", "https://example.org", List.of())));
    }

    private static String mitigation(Finding... others) {
        Finding risk = finding(
                "risk",
                new Risk("prevent", "base", List.of(), List.of(), List.of(), List.of()),
                new Paragraph(Kind.ADVICE, "a goal"));
        List<Finding> all = new java.util.ArrayList<>(List.of(others));
        all.add(risk);
        RiskAssessment written = (RiskAssessment) RiskBundle.of(
                        new Advice(all, List.of()),
                        new Answering("p", Instant.parse("2026-11-28T00:00:00Z")),
                        Optional.empty())
                .getEntryFirstRep()
                .getResource();
        return written.getMitigation();
    }

    private static Finding start() {
        return finding(
                "Consider a statin",
                new Recommendation(ActionClass.START, Strength.STRONG, List.of()),
                new Paragraph(Kind.WISH, "statins: declined by the patient, 2026-03-01."));
    }

    @Test
    void treatmentToConsiderStandsWithTheGoals() {
        assertThat(mitigation(start())).isEqualTo("a goal\nConsider a statin");
    }

    @Test
    void whatWasDeclinedIsNotSuggestedAgain() {
        assertThat(mitigation(start().withWishAgainst()))
                .isEqualTo("a goal\nstatins: declined by the patient, 2026-03-01.");
    }
}
