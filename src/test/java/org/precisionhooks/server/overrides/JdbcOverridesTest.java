package org.precisionhooks.server.overrides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.precisionhooks.consent.Overrides.Emergency;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.request.OpenOverride;
import org.precisionhooks.consent.tenant.BreakGlassRules;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Entry;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Notice;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Review;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Scope;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Use;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Verdict;
import org.springframework.jdbc.core.JdbcTemplate;

/** An override is open for an hour, counted, told and reviewed, on both databases (consent.md section 9). */
class JdbcOverridesTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private JdbcOverrides overrides;
    private JdbcReviewQueue queue;

    private void open(TestDatabase database) throws IOException {
        DataSource source = database.open();
        overrides = new JdbcOverrides(source);
        queue = new JdbcReviewQueue(new JdbcTemplate(source));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void itIsOpenForAnHourAndNotASecondLonger(TestDatabase database) throws IOException {
        open(database);
        OpenOverride first = overrides.open(emergency("dr-a", "p1", NOW)).orElseThrow();
        assertThat(first.until()).isEqualTo(NOW.plus(Duration.ofMinutes(60)));
        assertThat(overrides.open(emergency("dr-a", "p1", NOW.plusSeconds(3599))))
                .contains(first);
        OpenOverride second =
                overrides.open(emergency("dr-a", "p1", NOW.plusSeconds(3600))).orElseThrow();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(queue.entries("north", Scope.NOT_REVIEWED, 10))
                .extracting(Entry::id)
                .containsExactly(first.id(), second.id());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void itIsOfOneUserOnePatientAndOneTenant(TestDatabase database) throws IOException {
        open(database);
        Set<String> ids = new HashSet<>();
        ids.add(overrides.open(emergency("dr-a", "p1", NOW)).orElseThrow().id());
        ids.add(overrides.open(emergency("dr-a", "p2", NOW)).orElseThrow().id());
        ids.add(overrides.open(emergency("dr-b", "p1", NOW)).orElseThrow().id());
        ids.add(overrides
                .open(emergency("south", "dr-a", "p1", NOW))
                .orElseThrow()
                .id());
        assertThat(ids).hasSize(4);
        assertThat(queue.entries("north", Scope.NOT_REVIEWED, 10)).hasSize(3);
        assertThat(queue.entries("south", Scope.NOT_REVIEWED, 10)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aUserOpensNoMoreThanAreAllowedWithinADay(TestDatabase database) throws IOException {
        open(database);
        for (String patient : List.of("p1", "p2", "p3")) {
            assertThat(overrides.open(emergency("dr-a", patient, NOW))).isPresent();
        }
        assertThat(overrides.open(emergency("dr-a", "p4", NOW.plusSeconds(60)))).isEmpty();
        assertThat(overrides.open(emergency("dr-a", "p3", NOW.plusSeconds(60)))).isPresent();
        assertThat(overrides.open(emergency("dr-b", "p4", NOW.plusSeconds(60)))).isPresent();
        assertThat(overrides.open(emergency("dr-a", "p4", NOW.plus(Duration.ofHours(24)))))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everyReviewerIsToldAndEveryUseIsCounted(TestDatabase database) throws IOException {
        open(database);
        OpenOverride open = overrides.open(emergency("dr-a", "p1", NOW)).orElseThrow();
        overrides.used(open, decision());
        overrides.used(open, decision());
        Entry entry = queue.entries("north", Scope.NOT_REVIEWED, 10).get(0);
        assertThat(entry.notices())
                .containsExactly(new Notice("officer-1", Optional.empty()), new Notice("officer-2", Optional.empty()));
        assertThat(entry.uses()).isEqualTo(2);
        assertThat(queue.uses(open.id(), 10))
                .hasSize(2)
                .containsOnly(new Use(decision().id(), Decision.Effect.PERMIT, NOW));
        assertThat(queue.uses(open.id(), 1)).hasSize(1);
        assertThat(entry.reason()).isEqualTo("unconscious");
        assertThat(entry.patient()).isEqualTo("Patient/p1");
        assertThat(entry.toString()).doesNotContain("p1", "unconscious");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatAReviewerHasSeenIsToldWithItsFirstTime(TestDatabase database) throws IOException {
        open(database);
        String id = overrides.open(emergency("dr-a", "p1", NOW)).orElseThrow().id();
        String other =
                overrides.open(emergency("dr-a", "p2", NOW)).orElseThrow().id();
        queue.seen(List.of(id), Set.of("officer-1", "Device/app"), NOW.plusSeconds(60));
        queue.seen(List.of(id), Set.of("officer-1"), NOW.plusSeconds(120));
        assertThat(queue.entry("north", id).orElseThrow().notices())
                .containsExactly(
                        new Notice("officer-1", Optional.of(NOW.plusSeconds(60))),
                        new Notice("officer-2", Optional.empty()));
        assertThat(queue.entry("north", other).orElseThrow().notices())
                .extracting(Notice::seen)
                .containsOnly(Optional.empty());
        assertThat(queue.entry("south", id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void itIsReviewedOnceAndByAnotherPersonOfTheTenant(TestDatabase database) throws IOException {
        open(database);
        String id = overrides.open(emergency("dr-a", "p1", NOW)).orElseThrow().id();
        assertThat(queue.review("south", id, review("Practitioner/officer"))).isFalse();
        assertThat(queue.review("north", id, review("Practitioner/dr-a"))).isFalse();
        assertThat(queue.review("north", id, review("Practitioner/officer"))).isTrue();
        assertThat(queue.review("north", id, review("Practitioner/other"))).isFalse();
        assertThat(queue.entries("north", Scope.NOT_REVIEWED, 10)).isEmpty();
        assertThat(queue.entries("north", Scope.ALL, 10).get(0).review()).contains(review("Practitioner/officer"));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void requestsAtTheSameTimeOpenOne(TestDatabase database) throws Exception {
        open(database);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Optional<OpenOverride>>> requests = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                requests.add(() -> overrides.open(emergency("dr-a", "p1", NOW)));
            }
            Set<OpenOverride> open = new HashSet<>();
            for (Future<Optional<OpenOverride>> answer : threads.invokeAll(requests)) {
                open.add(answer.get().orElseThrow());
            }
            assertThat(open).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Emergency emergency(String user, String patient, Instant time) {
        return emergency("north", user, patient, time);
    }

    private static Emergency emergency(String tenant, String user, String patient, Instant time) {
        BreakGlassRules rules = new BreakGlassRules(
                Set.of(Coding.of("http://hospital.example/roles", "emergency")),
                List.of("officer-1", "officer-2"),
                Duration.ofMinutes(60),
                3);
        return new Emergency(tenant, "ehr", "Practitioner/" + user, "Patient/" + patient, "unconscious", time, rules);
    }

    private static Review review(String reviewer) {
        return new Review(Verdict.JUSTIFIED, "a bleeding patient", reviewer, NOW.plusSeconds(7200));
    }

    private static Decision decision() {
        return new Decision(Decision.Effect.PERMIT, List.of(), List.of(), List.of(), List.of(), "policy|1", NOW);
    }
}
