package org.precisionhooks.server.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.advice.AuditEntry;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.PersonGroup;
import org.precisionhooks.advice.PersonGroup.AgeBand;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Conclusion.Suspicion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Likelihood;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.facts.Sex;

/** Counting of answers: what was asked, covered, advised and left open, by group, none twice and none lost. */
class AdviceCountsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    private final AdviceCounts counts = new AdviceCounts(entry -> {}, patient -> 1L << patient.hashCode() % Long.SIZE);
    private final Map<AdviceCounts.Key, AdviceCounts.Tally> stored = new HashMap<>();

    private static AuditEntry entry(String language, Conclusion... conclusions) {
        Inquiry inquiry = new Inquiry(
                "p", Occasion.PATIENT_VIEW, LocalDate.of(2026, 11, 28), List.of(), Set.of(Domain.CARDIOLOGY));
        List<Finding> findings = List.of(conclusions).stream()
                .map(conclusion -> new Finding(
                        Optional.of(Domain.CARDIOLOGY),
                        "topic",
                        "rule",
                        Optional.empty(),
                        Optional.empty(),
                        conclusion,
                        "headline",
                        List.of(),
                        List.of(),
                        List.of()))
                .toList();
        return new AuditEntry(
                access(),
                inquiry,
                decision(),
                findings,
                new PersonGroup(AgeBand.FROM_60, Sex.FEMALE, language, "asian"));
    }

    private static AccessRequest access() {
        return new AccessRequest(
                NOW, Requester.treating("dev"), List.of(), AccessRequest.Action.CDS, Set.of(), Optional.empty());
    }

    private static Decision decision() {
        return new Decision(Decision.Effect.PERMIT, List.of(), List.of(), List.of(), List.of(), "policy", NOW);
    }

    private void write() {
        counts.writeTo(
                (counted, time) -> counted.forEach((key, count) -> stored.merge(key, count, AdviceCounts.Tally::plus)),
                NOW);
    }

    private long stored(AnswerKind kind) {
        return stored.entrySet().stream()
                .filter(one -> one.getKey().kind() == kind)
                .mapToLong(one -> one.getValue().number())
                .sum();
    }

    @Test
    void eachAnswerIsCountedOnceUnderWhatCameOfIt() {
        Conclusion suspicion = new Suspicion("fh", Likelihood.PROBABLE, List.of(), List.of());
        counts.record(entry("es", suspicion, suspicion));
        counts.record(entry("es", new Indeterminate(Reason.NOT_TESTED, Optional.empty())));
        counts.record(entry("es"));
        write();
        write();

        assertThat(stored(AnswerKind.ASKED)).isEqualTo(3);
        assertThat(stored(AnswerKind.ADVISED)).isEqualTo(1);
        assertThat(stored(AnswerKind.COVERED)).isEqualTo(1);
        assertThat(stored(AnswerKind.INDETERMINATE)).isEqualTo(1);
        assertThat(stored.keySet()).allMatch(key -> key.group().language().equals("es"));
    }

    @Test
    void whatCouldNotBeWrittenIsCountedOn() {
        counts.record(entry("es"));

        assertThatThrownBy(() -> counts.writeTo(
                        (counted, time) -> {
                            throw new IllegalStateException("down");
                        },
                        NOW))
                .hasMessage("down");
        write();
        assertThat(stored(AnswerKind.ASKED)).isEqualTo(1);
    }

    @Test
    void languagesWithoutEndAreCountedTogether() {
        for (int i = 0; i < 1000; i++) {
            counts.record(entry("l" + i));
        }
        write();

        assertThat(stored.keySet()).hasSizeLessThanOrEqualTo(65);
        assertThat(stored(AnswerKind.ASKED)).isEqualTo(1000);
    }

    @Test
    void whatIsOnlyComparedIsAuditedAndNotCounted() {
        List<AuditEntry> audited = new ArrayList<>();
        AdviceCounts all = new AdviceCounts(audited::add, patient -> 1L);
        all.uncounted().record(entry("es"));
        all.writeTo((counted, time) -> stored.putAll(counted), NOW);

        assertThat(audited).hasSize(1);
        assertThat(stored).isEmpty();
    }
}
