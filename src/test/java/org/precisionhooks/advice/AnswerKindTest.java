package org.precisionhooks.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.decision.Outcome;
import org.precisionhooks.consent.decision.ResourceOutcome;
import org.precisionhooks.consent.decision.ResourceOutcome.Ground;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;

/** What an answer counts as, domain by domain. */
class AnswerKindTest {

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    private static AuditEntry entry(List<ResourceOutcome> outcomes, Finding... findings) {
        return new AuditEntry(
                new AccessRequest(
                        NOW,
                        Requester.treating("dev"),
                        List.of(),
                        AccessRequest.Action.CDS,
                        Set.of(),
                        Optional.empty()),
                new Inquiry("p", Occasion.ON_DEMAND, LocalDate.of(2026, 11, 28), List.of(), Set.of()),
                new Decision(Decision.Effect.PERMIT, outcomes, List.of(), List.of(), List.of(), "policy", NOW),
                List.of(findings));
    }

    private static Finding finding(Optional<Domain> domain, Conclusion conclusion) {
        return new Finding(
                domain,
                "topic",
                "rule",
                Optional.empty(),
                Optional.empty(),
                conclusion,
                "headline",
                List.of(),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "CONSENT, DENY, true",
        "LIMIT, LIMIT, true",
        "DEFAULT_RULE, NOT_APPLICABLE, false",
        "NO_PURPOSE, NOT_APPLICABLE, false",
        "MUST_DENY, NOT_APPLICABLE, false"
    })
    void onlyWhatAConsentWithheldWasRefused(Ground ground, Outcome consents, boolean refused) {
        ResourceOutcome outcome = new ResourceOutcome("Observation/x", false, ground, "", consents, List.of());

        assertThat(AnswerKind.of(entry(List.of(outcome)), Domain.CARDIOLOGY).contains(AnswerKind.WITHHELD))
                .isEqualTo(refused);
    }

    @Test
    void aDrugThatWasNotRecognisedIsOpenInEachDomain() {
        Finding unknown = finding(Optional.empty(), new Indeterminate(Reason.DRUG_NOT_RESOLVED, Optional.empty()));

        for (Domain domain : Domain.values()) {
            assertThat(AnswerKind.of(entry(List.of(), unknown), domain))
                    .containsExactlyInAnyOrder(AnswerKind.ASKED, AnswerKind.INDETERMINATE);
        }
    }

    @Test
    void aRiskWithoutANumberIsOpenInItsDomainOnly() {
        Finding none = finding(
                Optional.of(Domain.CARDIOLOGY), new Risk("prevent", "", List.of(), List.of(), List.of(), List.of()));

        assertThat(AnswerKind.of(entry(List.of(), none), Domain.CARDIOLOGY)).contains(AnswerKind.INDETERMINATE);
        assertThat(AnswerKind.of(entry(List.of(), none), Domain.PHARMACOGENOMICS))
                .containsExactly(AnswerKind.ASKED);
    }
}
