package org.precisionhooks.fhir.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.precisionhooks.fhir.job.Job.State;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Jobs of several nodes on one database; a node is a {@link Jobs} of its own. */
public class JobsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    public static Jobs at(DataSource database, Duration later) {
        return new Jobs(
                new JdbcTemplate(database),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void jobOfANodeThatIsGoneIsBegunAgainAndTheOldAttemptKeepsNothing(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        Jobs jobs = at(database, Duration.ZERO);
        String id = jobs.add(JobKind.IMPORT, "client", "work");
        assertThat(jobs.begin(id, 1)).contains("work");
        assertThat(jobs.progress(id, 1, 500)).isTrue();
        assertThat(started(at(database, Duration.ofMinutes(9)))).isEmpty();
        assertThat(started(at(database, Duration.ofMinutes(11)))).containsExactly("IMPORT " + id + " 2");
        assertThat(started(at(database, Duration.ofMinutes(11)))).isEmpty();
        assertThat(jobs.progress(id, 1, 900)).isFalse();
        assertThat(jobs.progress(id, 1, 900, "left")).isFalse();
        assertThat(jobs.end(id, 1, State.DONE, "old")).isFalse();
        assertThat(jobs.begin(id, 1)).isEmpty();
        assertThat(jobs.begin(id, 2)).contains("work");
        assertThat(jobs.end(id, 2, State.DONE, "new")).isTrue();
        assertThat(jobs.find(id).orElseThrow().outcome()).contains("new");
    }

    /** The work of an import names its patient, and is not asked for any more. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void workIsForgottenAtItsEnd(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        Jobs jobs = at(database, Duration.ZERO);
        String ended = jobs.add(JobKind.IMPORT, "client", "of a patient");
        jobs.begin(ended, 1);
        jobs.end(ended, 1, State.DONE, "outcome");
        jobs.cancel(jobs.add(JobKind.IMPORT, "client", "of a patient"));

        assertThat(new JdbcTemplate(database).queryForList("select work from ph_job", String.class))
                .hasSize(2)
                .containsOnly("");
    }

    private static List<String> started(Jobs jobs) {
        return started(jobs, Duration.ofMinutes(10));
    }

    private static List<String> started(Jobs jobs, Duration silence) {
        List<String> started = new ArrayList<>();
        new JobWatch(jobs, silence).look((kind, job, attempt) -> started.add(kind + " " + job + " " + attempt));
        return started;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void howLongSilenceMayLastIsASetting(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        Jobs jobs = at(database, Duration.ZERO);
        String id = jobs.add(JobKind.IMPORT, "client", "work");
        String expected = jobs.expect(JobKind.IMPORT, "client");
        assertThat(started(at(database, Duration.ofMinutes(4)), Duration.ofMinutes(5)))
                .isEmpty();
        assertThat(started(at(database, Duration.ofMinutes(6)), Duration.ofMinutes(5)))
                .containsExactly("IMPORT " + id + " 2");
        assertThat(jobs.find(expected).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nextAttemptBeginsWithWhatIsLeft(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        Jobs jobs = at(database, Duration.ZERO);
        String id = jobs.add(JobKind.REBUILD, "client", "all");
        assertThat(jobs.begin(id, 1)).contains("all");
        assertThat(jobs.progress(id, 1, 100, "those after p100")).isTrue();
        assertThat(started(at(database, Duration.ofMinutes(11)))).containsExactly("REBUILD " + id + " 2");
        assertThat(jobs.begin(id, 2)).contains("those after p100");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasCancelledIsNotBegunAndNotEndedAndForgottenAfterAWeek(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        Jobs jobs = at(database, Duration.ZERO);
        String id = jobs.add(JobKind.IMPORT, "client", "work");
        jobs.cancel(id);
        assertThat(jobs.begin(id, 1)).isEmpty();
        assertThat(jobs.end(id, 1, State.DONE, "done")).isFalse();
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
        started(at(database, Duration.ofDays(6)));
        assertThat(jobs.find(id)).isPresent();
        started(at(database, Duration.ofDays(8)));
        assertThat(jobs.find(id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void jobIsNotBegunBeforeWhatItNeedsIsThere(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        Jobs jobs = at(database, Duration.ZERO);
        String id = jobs.expect(JobKind.IMPORT, "client");
        assertThat(jobs.begin(id, 1)).isEmpty();
        assertThat(started(at(database, Duration.ofMinutes(9)))).isEmpty();
        assertThat(jobs.ready(id, "work")).isTrue();
        assertThat(jobs.begin(id, 1)).contains("work");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatDoesNotComeAnyMoreIsGivenUp(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        Jobs jobs = at(database, Duration.ZERO);
        String id = jobs.expect(JobKind.IMPORT, "client");
        assertThat(started(at(database, Duration.ofMinutes(11)))).isEmpty();
        assertThat(jobs.ready(id, "work")).isFalse();
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
    }
}
