package org.precisionhooks.fhir.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.fhir.importer.ImportTasks.Received;
import org.precisionhooks.fhir.importer.vcf.BedReader;
import org.precisionhooks.fhir.importer.vcf.Imported;
import org.precisionhooks.fhir.importer.vcf.VcfReader;
import org.precisionhooks.fhir.index.VariantIndex;
import org.precisionhooks.fhir.job.Job;
import org.precisionhooks.fhir.job.Job.State;
import org.precisionhooks.fhir.job.JobWatch;
import org.precisionhooks.fhir.job.JobsTest;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.ReferenceSequences;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An import that fails in the middle, on a node that is replaced by another, leaves what one that did not fail leaves. */
class ImportWorkTest {

    private static final ReferenceSequences SEQUENCES = ReferenceSequences.from(KNOWLEDGE);
    private static final GeneLocations GENES = GeneLocations.from(KNOWLEDGE);
    private static final GeneDomains DOMAINS = GeneDomains.from(KNOWLEDGE);

    private static final byte[] FILE = """
            ##fileformat=VCFv4.3
            ##contig=<ID=10,length=133797422>
            #CHROM POS ID REF ALT QUAL FILTER INFO FORMAT NA1
            10 94781859 rs4244285 G A . PASS . GT 0/1
            10 94842866 rs3758581 A G . PASS . GT 1/1
            10 94938683 . A G . PASS . GT 0/1
            10 94938700 . C T . PASS . GT 0/1
            10 94938800 . G A . PASS . GT 0/1
            10 5000000 . C T . PASS . GT 1/1
            """.replace(' ', '\t').getBytes(StandardCharsets.UTF_8);

    private DataSource database;
    private JdbcTemplate rows;
    private int savesLeft = Integer.MAX_VALUE;

    private void open(TestDatabase kind) throws IOException {
        database = kind.open();
        rows = new JdbcTemplate(database);
        rows.execute("drop table if exists test_resource");
        rows.execute("create table test_resource (type varchar, id varchar, content text, primary key (type, id))");
    }

    private ImportTasks tasks(Duration later) {
        return new ImportTasks(JobsTest.at(database, later), rows);
    }

    /** A node of its own, at some time after the first. */
    private ImportWork node(Duration later) {
        VcfImport importer = new VcfImport(
                new VcfImport.Reading(
                        new VcfReader(KNOWLEDGE, SEQUENCES, GENES::named, Imported.LIMITS),
                        new BedReader(SEQUENCES, Imported.LIMITS),
                        PharmacogeneRegions.from(KNOWLEDGE),
                        GENES::at,
                        DOMAINS),
                new VariantIndex(database, SEQUENCES),
                new ImportLedger(rows),
                new StudyWriter(new GenomicFactWriter(KNOWLEDGE)),
                new VcfImport.Settings(Set.of(), 3));
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        return new ImportWork(
                tasks(later),
                new Imports(() -> importer, transactions, new TableOfResources()),
                FhirContext.forR4Cached());
    }

    /** Keeps resources in a table, hence with the transaction or not at all. */
    private final class TableOfResources implements Imports.Rights, ImportedResources {

        @Override
        public ImportedResources of(RequestDetails details) {
            return this;
        }

        @Override
        public ImportedResources ofJob() {
            return this;
        }

        @Override
        public String save(Resource resource, Optional<String> id) {
            if (savesLeft-- == 0) {
                throw new IllegalStateException("The node is gone");
            }
            String kept = id.orElseGet(() -> UUID.randomUUID().toString());
            delete(resource.fhirType(), kept);
            rows.update(
                    "insert into test_resource (type, id, content) values (?, ?, ?)",
                    resource.fhirType(),
                    kept,
                    FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource));
            return kept;
        }

        @Override
        public Sex sex(String patient) {
            return Sex.UNKNOWN;
        }

        @Override
        public void delete(String type, String id) {
            rows.update("delete from test_resource where type = ? and id = ?", type, id);
        }
    }

    private String sent() throws IOException {
        ImportTasks tasks = tasks(Duration.ZERO);
        Received received = tasks.receive(new ByteArrayInputStream(FILE), 1 << 20, "client");
        ImportOrder order = new ImportOrder(
                "p",
                received.hash(),
                Optional.empty(),
                Optional.empty(),
                Origin.GERMLINE,
                new ImportOrder.Test("", "T-1", Optional.empty(), Optional.empty()),
                true,
                new ImportOrder.Scope(List.of(), List.of(), List.of()),
                Optional.empty(),
                Set.copyOf(DOMAINS.examples().keySet()));
        assertThat(tasks.ready(received.job(), order)).isTrue();
        return received.job();
    }

    private List<Object> kept() {
        return List.of(
                rows.queryForList("select type, id, content from test_resource order by type, id"),
                rows.queryForList("select accession, start0, ref, alt from ph_variant order by start0, ref, alt"),
                rows.queryForList("select kind, resource from ph_genomic_source order by kind, resource"),
                rows.queryForList("select patient, file_hash from ph_import"),
                rows.queryForList("select place, type, id from ph_import_resource order by place"));
    }

    private Job job(String id) {
        return JobsTest.at(database, Duration.ZERO).find(id).orElseThrow();
    }

    private List<String> takenOver(Duration later) {
        List<String> begun = new ArrayList<>();
        new JobWatch(JobsTest.at(database, later), Duration.ofMinutes(10))
                .look((kind, job, attempt) -> begun.add(job + " " + attempt));
        return begun;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void attemptThatFailsInTheMiddleKeepsNothingAndTheNextDoesAll(TestDatabase kind) throws IOException {
        open(kind);
        String job = sent();
        List<Object> nothing = kept();
        savesLeft = 3;
        assertThatIllegalStateException().isThrownBy(() -> node(Duration.ZERO).run(job, 1));
        assertThat(kept()).isEqualTo(nothing);
        assertThat(job(job).state()).isEqualTo(State.RUNNING);

        Duration later = Duration.ofMinutes(11);
        assertThat(takenOver(later)).containsExactly(job + " 2");
        savesLeft = Integer.MAX_VALUE;
        node(later).run(job, 2);
        assertThat(job(job).state()).isEqualTo(State.DONE);
        assertThat(job(job).outcome().orElseThrow())
                .contains("{\"name\":\"observations\",\"valueDecimal\":3}")
                .contains("{\"name\":\"indexed\",\"valueDecimal\":3}");
        List<Object> all = kept();

        node(later).run(job, 1);
        node(later).run(job, 2);
        assertThat(kept()).isEqualTo(all);
        assertThat(rows.queryForList("select part from ph_import_part")).isEmpty();

        String again = sent();
        node(later).run(again, 1);
        assertThat(job(again).state()).isEqualTo(State.DONE);
        assertThat(kept()).isEqualTo(all);
    }

    /** It believed itself alone while another took its place: what it did is undone at its end. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void attemptThatWasReplacedWhileItWorkedKeepsNothing(TestDatabase kind) throws IOException {
        open(kind);
        String job = sent();
        List<Object> nothing = kept();
        assertThat(takenOver(Duration.ofMinutes(11))).containsExactly(job + " 2");
        node(Duration.ofMinutes(11)).run(job, 1);
        assertThat(kept()).isEqualTo(nothing);
        assertThat(job(job).state()).isEqualTo(State.WAITING);
        node(Duration.ofMinutes(11)).run(job, 2);
        assertThat(job(job).state()).isEqualTo(State.DONE);
    }
}
