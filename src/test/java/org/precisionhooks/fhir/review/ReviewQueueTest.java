package org.precisionhooks.fhir.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.precisionhooks.fhir.review.ReviewQueue.Claim;
import org.precisionhooks.fhir.review.ReviewedFindings.Told;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReviewQueueTest {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    @Parameter
    private TestDatabase kind;

    private DataSource database;
    private ReviewQueue queue;

    @BeforeEach
    void open() throws IOException {
        database = kind.open();
        queue = new ReviewQueue(database);
    }

    @Test
    void allRowsOfAPatientAreOneReview() {
        queue.add("p1", NOW);
        queue.add("p1", NOW);
        queue.add("p2", NOW);

        Claim first = queue.claim(NOW).orElseThrow();
        assertThat(first.patient()).isEqualTo("p1");
        assertThat(queue.claim(NOW)).map(Claim::patient).contains("p2");
        assertThat(queue.claim(NOW)).isEmpty();
    }

    @Test
    void nothingIsDueBeforeItsTime() {
        queue.add("p1", NOW.plusSeconds(10));

        assertThat(queue.claim(NOW)).isEmpty();
        assertThat(queue.claim(NOW.plusSeconds(10))).isPresent();
    }

    @Test
    void whatIsAddedDuringAReviewIsReviewedAfterIt() {
        queue.add("p1", NOW);
        Claim claim = queue.claim(NOW).orElseThrow();
        queue.add("p1", NOW);
        queue.done(claim);

        Claim next = queue.claim(NOW).orElseThrow();
        queue.done(next);
        assertThat(queue.claim(NOW.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    void claimOfANodeThatDiedEnds() {
        queue.add("p1", NOW);
        assertThat(queue.claim(NOW)).isPresent();

        assertThat(queue.claim(NOW.plus(ReviewQueue.CLAIM).minusSeconds(1))).isEmpty();
        assertThat(queue.claim(NOW.plus(ReviewQueue.CLAIM))).map(Claim::attempt).contains(2);
    }

    @Test
    void failedReviewIsTriedAgainLaterAndLater() {
        queue.add("p1", NOW);
        queue.again(queue.claim(NOW).orElseThrow(), NOW);
        assertThat(queue.claim(NOW.plusSeconds(59))).isEmpty();

        Instant second = NOW.plusSeconds(60);
        queue.again(queue.claim(second).orElseThrow(), second);
        assertThat(queue.claim(second.plusSeconds(119))).isEmpty();
        assertThat(queue.claim(second.plusSeconds(120))).isPresent();
    }

    @Test
    void drugOrConsentMattersOnlyWhereTasksStand() {
        queue.addWhereTasksStand("p1", NOW);
        assertThat(queue.claim(NOW)).isEmpty();

        ReviewedFindings told = new ReviewedFindings(database);
        told.put("p1", new Told("f", "c", "t", true));
        told.put("p1", new Told("f", "c2", "t", true));
        assertThat(told.of("p1")).containsExactly(new Told("f", "c2", "t", true));
        queue.addWhereTasksStand("p1", NOW);
        assertThat(queue.claim(NOW)).isPresent();
    }

    @Test
    void ofManyNodesOneReviewsAPatient() throws Exception {
        queue.add("p1", NOW);
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        Callable<Integer> node = () -> queue.claim(NOW).isPresent() ? 1 : 0;

        List<Future<Integer>> claims = nodes.invokeAll(List.of(node, node, node, node, node, node, node, node));
        int claimed = 0;
        for (Future<Integer> claim : claims) {
            claimed += claim.get();
        }
        nodes.shutdown();
        assertThat(claimed).isEqualTo(1);
    }
}
