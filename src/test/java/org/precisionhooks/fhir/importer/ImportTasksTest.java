package org.precisionhooks.fhir.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.TestDatabase;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.fhir.importer.ImportTask.State;
import org.precisionhooks.genome.GenomeBuild;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ImportTasksTest {

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final ImportOrder ORDER = new ImportOrder(
            "p",
            "hash",
            Optional.of("s"),
            Optional.of(GenomeBuild.GRCH38),
            Origin.SOMATIC,
            new ImportOrder.Test("http://lab", "T-1", Optional.of("2026-05"), Optional.empty()),
            false,
            new ImportOrder.Scope(List.of("10\t1\t2\n"), List.of(), List.of("X\t1\t2\n")),
            Set.of("", "pharmacogenomics"));

    private static ImportTasks at(DataSource database, Duration later) {
        return new ImportTasks(
                new JdbcTemplate(database),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void orderAndFileComeBackAsTheyWent(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        ImportTasks tasks = at(database, Duration.ZERO);
        byte[] file = new byte[3_000_000];
        new Random(1).nextBytes(file);
        String id = tasks.add(ORDER, file, "client");
        assertThat(tasks.begin(id, 1)).contains(ORDER);
        try (InputStream kept = tasks.file(id).open()) {
            assertThat(kept.readAllBytes()).isEqualTo(file);
        }
        tasks.forgetFile(id);
        try (InputStream kept = tasks.file(id).open()) {
            assertThat(kept.readAllBytes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void importOfANodeThatIsGoneIsBegunAgainAndTheOldAttemptKeepsNothing(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        ImportTasks tasks = at(database, Duration.ZERO);
        String id = tasks.add(ORDER, new byte[0], "client");
        assertThat(tasks.begin(id, 1)).isPresent();
        assertThat(tasks.progress(id, 1, 500)).isTrue();
        assertThat(at(database, Duration.ofMinutes(9)).abandoned(Duration.ofMinutes(10)))
                .noneMatch(task -> task.id().equals(id));
        List<ImportTask> again = at(database, Duration.ofMinutes(11)).abandoned(Duration.ofMinutes(10));
        assertThat(again).anyMatch(task -> task.id().equals(id) && task.attempt() == 2);
        assertThat(at(database, Duration.ofMinutes(11)).abandoned(Duration.ofMinutes(10)))
                .noneMatch(task -> task.id().equals(id));
        assertThat(tasks.progress(id, 1, 900)).isFalse();
        assertThat(tasks.end(id, 1, State.DONE, "old")).isFalse();
        assertThat(tasks.begin(id, 1)).isEmpty();
        assertThat(tasks.begin(id, 2)).contains(ORDER);
        assertThat(tasks.end(id, 2, State.DONE, "new")).isTrue();
        assertThat(tasks.find(id).orElseThrow().outcome()).contains("new");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatWasCancelledIsNotBegunAndNotEnded(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        ImportTasks tasks = at(database, Duration.ZERO);
        String id = tasks.add(ORDER, new byte[0], "client");
        tasks.cancel(id);
        assertThat(tasks.begin(id, 1)).isEmpty();
        assertThat(tasks.end(id, 1, State.DONE, "done")).isFalse();
        assertThat(tasks.find(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
        at(database, Duration.ofDays(8)).forget(Duration.ofDays(7));
        assertThat(tasks.find(id)).isEmpty();
    }
}
