package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.label.ContentLabels;
import org.precisionhooks.fhir.review.ResultChanges;
import org.precisionhooks.fhir.review.ResultReviews;
import org.precisionhooks.fhir.review.ReviewQueue;
import org.precisionhooks.fhir.review.ReviewTasks;
import org.precisionhooks.fhir.review.TreatingTeam;
import org.precisionhooks.server.ReviewConfiguration.ResultReviewing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A genetic result is stored, and the drugs that the patient takes are reviewed against it. */
class ResultTasksIT extends ServerIT {

    @Autowired
    private IInterceptorService storage;

    @Autowired
    private ContentLabels contents;

    @Autowired
    private ReviewQueue queue;

    @Autowired
    private ResultReviewing reviewing;

    @Autowired
    private ReviewTasks.Ports ports;

    @Autowired
    private JdbcTemplate jdbc;

    private ResultChanges changes;
    private ResultReviews reviews;

    /** For the time of these tests, as on a server that names an owner. */
    @BeforeEach
    void turnOn() {
        changes = new ResultChanges(contents, queue, Duration.ZERO, Clock.systemUTC());
        storage.registerInterceptor(changes);
        reviews = reviewing.of(TreatingTeam.of("Organization/clinic").orElseThrow());
    }

    @AfterEach
    void turnOff() {
        storage.unregisterInterceptor(changes);
    }

    @Test
    void storedResultGivesOneTaskThatNamesTheDrug() {
        PharmacogenomicRecord record = takesClopidogrel("new-result");
        assertThat(tasks(record)).isEmpty();

        keep(record.transaction(record.phenotype("final")));
        review();

        assertThat(tasks(record)).singleElement().satisfies(task -> {
            assertThat(task.path("status").asText()).isEqualTo("requested");
            assertThat(task.path("priority").asText()).isEqualTo("urgent");
            assertThat(task.path("description").asText()).contains("clopidogrel");
            assertThat(task.at("/focus/reference").asText()).isEqualTo("MedicationRequest/new-result-32968");
            assertThat(task.at("/owner/reference").asText()).isEqualTo("Organization/clinic");
            assertThat(task.findValuesAsText("code")).contains("32968", "HGNC:2621", "avoid");
            assertThat(task.findValuesAsText("reference")).contains("Observation/new-result-cyp2c19");
            assertThat(Validation.problems(task.toString())).isEmpty();
        });
    }

    @Test
    void sameResultAgainGivesNoSecondTask() {
        PharmacogenomicRecord record = withTask("new-result-again");

        keep(record.transaction(record.phenotype("final").replace("2024-02-01", "2024-02-02")));
        keep(record.transaction(record.phenotype("final").replace("-cyp2c19", "-cyp2c19-of-another-laboratory")));
        review();

        assertThat(tasks(record)).hasSize(1);
        assertThat(statuses(record)).containsExactly("requested");
    }

    @Test
    void retractedResultCancelsTheTaskAndItsReturnWakesIt() {
        PharmacogenomicRecord record = withTask("new-result-retracted");

        keep(record.transaction(record.phenotype("entered-in-error")));
        review();
        assertThat(statuses(record)).containsExactly("cancelled");

        keep(record.transaction(record.phenotype("final")));
        review();
        assertThat(statuses(record)).containsExactly("requested");
    }

    @Test
    void correctedResultReplacesTheTask() {
        PharmacogenomicRecord record = withTask("new-result-corrected");

        keep(record.transaction(record.phenotype("corrected", "LA25391-6", "Normal metabolizer")));
        review();

        assertThat(statuses(record)).containsExactly("cancelled");
    }

    @Test
    void finishedTaskStaysFinishedWhenTheResultIsStoredAgain() {
        PharmacogenomicRecord record = withTask("new-result-finished");
        String done = tasks(record).get(0).toString().replace("\"status\":\"requested\"", "\"status\":\"completed\"");
        keep(record.transaction(done));

        keep(record.transaction(record.phenotype("final").replace("2024-02-01", "2024-02-03")));
        review();
        assertThat(statuses(record)).containsExactly("completed");

        keep(record.transaction(record.phenotype("entered-in-error")));
        review();
        assertThat(statuses(record)).containsExactly("completed");
    }

    @Test
    void refusedConsentGivesNoTask() {
        PharmacogenomicRecord record = takesClopidogrel("new-result-refused");
        keep(record.transaction(record.refusal()));

        keep(record.transaction(record.phenotype("final")));
        review();

        assertThat(tasks(record)).isEmpty();
    }

    @Test
    void withdrawnConsentCancelsTheTask() {
        PharmacogenomicRecord record = withTask("new-result-withdrawn");

        keep(record.transaction(record.refusal()));
        review();

        assertThat(statuses(record)).containsExactly("cancelled");
    }

    @Test
    void stoppedDrugCancelsTheTask() {
        PharmacogenomicRecord record = withTask("new-result-stopped");

        keep(record.transaction(record.prescription("32968", "clopidogrel").replace("\"active\"", "\"stopped\"")));
        review();

        assertThat(statuses(record)).containsExactly("cancelled");
    }

    @Test
    void normalResultOrOneOfNoDrugGivesNoTask() {
        PharmacogenomicRecord record = takesClopidogrel("new-result-normal");

        keep(record.transaction(record.phenotype("final", "LA25391-6", "Normal metabolizer")));
        review();

        assertThat(tasks(record)).isEmpty();
    }

    @Test
    void deletedResultCancelsTheTask() {
        PharmacogenomicRecord record = withTask("new-result-deleted");

        assertThat(send(request("/fhir/Observation/new-result-deleted-cyp2c19").DELETE())
                        .statusCode())
                .isEqualTo(200);
        review();

        assertThat(statuses(record)).containsExactly("cancelled");
    }

    @Test
    void importedFileOfVariantsGivesOneTaskHoweverOftenItComes() {
        PharmacogenomicRecord record = takesClopidogrel("new-result-file");
        byte[] file = ImportedResultsIT.cyp2c19().getBytes(StandardCharsets.UTF_8);
        String body = ImportedResultsIT.parameters(file, "GRCh38", "observations");

        assertThat(post("/fhir/Patient/new-result-file/$import-vcf", body).statusCode())
                .isEqualTo(200);
        review();
        assertThat(tasks(record)).singleElement().satisfies(task -> {
            assertThat(task.path("description").asText()).contains("clopidogrel");
            assertThat(task.findValuesAsText("code")).contains("HGNC:2621");
        });

        assertThat(post("/fhir/Patient/new-result-file/$import-vcf", body).statusCode())
                .isEqualTo(200);
        review();
        assertThat(statuses(record)).containsExactly("requested");
    }

    @Test
    void nodesThatReviewAtOnceWriteOneTask() throws Exception {
        PharmacogenomicRecord record = takesClopidogrel("new-result-nodes");
        keep(record.transaction(record.phenotype("final")));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> work = Collections.nCopies(4, () -> reviews.work(100));
        try {
            for (Future<Integer> node : nodes.invokeAll(work)) {
                node.get();
            }
        } finally {
            nodes.shutdown();
        }
        review();

        assertThat(statuses(record)).containsExactly("requested");
    }

    @Test
    void changeThatIsDeliveredAgainAfterACrashWritesNothingNew() {
        PharmacogenomicRecord record = withTask("new-result-crash");
        String version = tasks(record).get(0).at("/meta/versionId").asText();

        for (int delivery = 0; delivery < 3; delivery++) {
            jdbc.update(
                    "insert into ph_review_outbox (patient, due_at, attempts) values (?, current_timestamp, ?)",
                    record.id(),
                    delivery);
            review();
        }

        assertThat(tasks(record))
                .singleElement()
                .satisfies(
                        task -> assertThat(task.at("/meta/versionId").asText()).isEqualTo(version));
    }

    @Test
    void whoeverTreatsMaySeeTheTask() {
        PharmacogenomicRecord record = withTask("new-result-seen");
        String id = tasks(record).get(0).path("id").asText();

        assertThat(get("/fhir/Task/" + id).statusCode()).isEqualTo(200);
        keep(record.transaction(record.refusal()));
        assertThat(get("/fhir/Task/" + id).statusCode()).isEqualTo(404);
    }

    /** A Task says which drug is taken: whoever may not know of the drug must not learn it there. */
    @Test
    void taskOfADrugThatIsWithheldIsWithheldToo() {
        PharmacogenomicRecord record = new PharmacogenomicRecord("new-result-labelled");
        String label =
                "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"ETH\"}]},\"status\"";
        keep(record.transaction(
                "{\"resourceType\":\"Organization\",\"id\":\"clinic\",\"name\":\"Clinic\"}",
                record.patient(),
                record.prescription("32968", "clopidogrel").replaceFirst("\"status\"", label),
                record.disclosureOf("ETH", "Organization/clinic")));
        keep(record.transaction(record.phenotype("final")));
        review();

        JsonNode task = tasks(record).get(0);
        assertThat(task.path("description").asText()).contains("clopidogrel");
        assertThat(get("/fhir/MedicationRequest/new-result-labelled-32968").statusCode())
                .isEqualTo(404);
        assertThat(get("/fhir/Observation/new-result-labelled-cyp2c19").statusCode())
                .isEqualTo(200);
        assertThat(get("/fhir/Task/" + task.path("id").asText()).statusCode()).isEqualTo(404);
    }

    private PharmacogenomicRecord takesClopidogrel(String id) {
        PharmacogenomicRecord record = new PharmacogenomicRecord(id);
        keep(record.transaction(
                "{\"resourceType\":\"Organization\",\"id\":\"clinic\",\"name\":\"Clinic\"}",
                record.patient(),
                record.prescription("32968", "clopidogrel")));
        return record;
    }

    private PharmacogenomicRecord withTask(String id) {
        PharmacogenomicRecord record = takesClopidogrel(id);
        keep(record.transaction(record.phenotype("final")));
        review();
        assertThat(statuses(record)).containsExactly("requested");
        return record;
    }

    private void review() {
        reviews.work(100);
    }

    private List<String> statuses(PharmacogenomicRecord record) {
        return tasks(record).stream().map(task -> task.path("status").asText()).toList();
    }

    private List<JsonNode> tasks(PharmacogenomicRecord record) {
        return jdbc
                .queryForList("select task from ph_review_task where patient = ?", String.class, record.id())
                .stream()
                .flatMap(id -> ports.tasks().find(id).stream())
                .map(task -> json(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(task)))
                .toList();
    }
}
