package org.precisionhooks.fhir.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.fhir.importer.ImportTasks.Received;
import org.precisionhooks.fhir.importer.vcf.FileRefusal;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;
import org.precisionhooks.fhir.job.Jobs;
import org.precisionhooks.fhir.job.JobsTest;
import org.precisionhooks.genome.GenomeBuild;
import org.springframework.jdbc.core.JdbcTemplate;

class ImportTasksTest {

    private static final int MOST = 4_000_000;

    private static final ImportOrder ORDER = new ImportOrder(
            "p",
            "hash",
            Optional.of("s"),
            Optional.of(GenomeBuild.GRCH38),
            Origin.SOMATIC,
            new ImportOrder.Test("http://lab", "T-1", Optional.of("2026-05"), Optional.empty()),
            false,
            new ImportOrder.Scope(List.of("10\t1\t2\n"), List.of(), List.of("X\t1\t2\n")),
            Optional.of("DocumentReference/d"),
            Set.of("", "pharmacogenomics"));

    private static ImportTasks tasks(DataSource database) {
        return new ImportTasks(jobs(database), new JdbcTemplate(database));
    }

    private static Jobs jobs(DataSource database) {
        return JobsTest.at(database, Duration.ZERO);
    }

    private static byte[] random(int bytes) {
        byte[] file = new byte[bytes];
        new Random(1).nextBytes(file);
        return file;
    }

    private static int parts(DataSource database) {
        return Optional.ofNullable(
                        new JdbcTemplate(database).queryForObject("select count(*) from ph_import_part", Integer.class))
                .orElse(-1);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void orderAndFileComeBackAsTheyWent(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        ImportTasks tasks = tasks(database);
        byte[] file = random(3_000_000);
        Received received = tasks.receive(new ByteArrayInputStream(file), MOST, "client");
        assertThat(received.hash()).isEqualTo(FileHash.of(file));
        assertThat(tasks.begin(received.job(), 1)).isEmpty();
        assertThat(tasks.ready(received.job(), ORDER)).isTrue();
        assertThat(tasks.begin(received.job(), 1)).contains(ORDER);
        for (int i = 0; i < 2; i++) {
            try (InputStream kept = tasks.file(received.job()).open()) {
                assertThat(kept.readAllBytes()).isEqualTo(file);
            }
        }
        tasks.forgetFile(received.job());
        try (InputStream kept = tasks.file(received.job()).open()) {
            assertThat(kept.readAllBytes()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void ofAFileThatIsTooLargeOrBreaksOffNothingIsKept(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        ImportTasks tasks = tasks(database);
        assertThatExceptionOfType(FileRefusedException.class)
                .isThrownBy(() -> tasks.receive(new ByteArrayInputStream(random(MOST + 1)), MOST, "client"))
                .matches(refused -> refused.refusal() == FileRefusal.UPLOAD_TOO_LARGE);
        assertThatIOException()
                .isThrownBy(() -> tasks.receive(
                        new SequenceInputStream(new ByteArrayInputStream(random(3_000_000)), broken()),
                        MOST,
                        "client"));
        assertThat(parts(database)).isZero();
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The sender is gone");
            }
        };
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyFilesThatAreStillNeededAreKept(TestDatabase kind) throws IOException {
        DataSource database = kind.open();
        ImportTasks tasks = tasks(database);
        Received waiting = tasks.receive(new ByteArrayInputStream(random(10)), MOST, "client");
        Received cancelled = tasks.receive(new ByteArrayInputStream(random(10)), MOST, "client");
        jobs(database).cancel(cancelled.job());
        tasks.forgetFiles();
        assertThat(parts(database)).isEqualTo(1);
        try (InputStream kept = tasks.file(waiting.job()).open()) {
            assertThat(kept.readAllBytes()).hasSize(10);
        }
    }
}
