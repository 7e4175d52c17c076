package org.precisionhooks.fhir.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.cdshooks.feedback.TestDatabase;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.advice.ResultTask;

/** Whoever may not see what a Task rests on must not read of it in the Task. */
class ReviewTasksTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Answering ANSWER = new Answering("p1", Instant.parse("2026-11-28T10:00:00Z"));
    private static final ResultTask WRITER = new ResultTask(new GeneCodes(BuiltIn.KNOWLEDGE));

    private final Map<String, Task> stored = new HashMap<>();
    private ReviewTasks tasks;

    @BeforeEach
    void open() throws IOException {
        TaskStore store = new TaskStore() {
            @Override
            public void together(Runnable work) {
                work.run();
            }

            @Override
            public Optional<Task> find(String id) {
                return Optional.ofNullable(stored.get(id));
            }

            @Override
            public void put(Task task) {
                stored.put(task.getIdElement().getIdPart(), task);
            }
        };
        tasks = new ReviewTasks(
                new ReviewTasks.Ports(new ReviewedFindings(TestDatabase.H2.open()), store),
                () -> WRITER,
                TreatingTeam.of("Organization/clinic").orElseThrow());
    }

    private static Finding finding(String rule, Evidence... evidence) {
        return new Finding(
                Optional.of(Domain.PHARMACOGENOMICS),
                "pgx-drug-gene",
                rule,
                Optional.empty(),
                Optional.of(new Drug("2002", "carbamazepine")),
                new Recommendation(ActionClass.AVOID, Strength.STRONG, List.of()),
                "Avoid carbamazepine: " + rule,
                List.of(),
                List.of(evidence),
                List.of());
    }

    private static Evidence evidence(String gene, String reference) {
        return new Evidence(
                gene, new Source(reference, ResultStatus.FINAL, Optional.empty()), Optional.of(gene), Optional.empty());
    }

    private void review(String labels, Finding... findings) {
        List<JsonNode> record = new ArrayList<>();
        for (String id : List.of("hla-a", "hla-b")) {
            record.add(json("{'resourceType':'Observation','id':'" + id + "'"
                    + (id.equals("hla-b") ? ",'meta':{'security':[" + labels + "]}" : "") + "}"));
        }
        tasks.align(new ReviewTasks.Review(List.of(findings), new SourceLabels(record), ANSWER));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Task task() {
        assertThat(stored).hasSize(1);
        return stored.values().iterator().next();
    }

    @Test
    void aTaskOfSeveralFindingsNamesTheGenesOfThemAll() {
        review(
                "",
                finding("one", evidence("HLA-A", "Observation/hla-a")),
                finding("two", evidence("HLA-B", "Observation/hla-b")));

        assertThat(task().getNoteFirstRep().getText()).contains("Also: Avoid carbamazepine: two");
        assertThat(task().getInput())
                .extracting(input -> input.getValue() instanceof org.hl7.fhir.r4.model.CodeableConcept concept
                        ? concept.getCodingFirstRep().getDisplay()
                        : "")
                .contains("HLA-A", "HLA-B");
    }

    @Test
    void aTaskHasTheLabelsOfWhatItRestsOn() {
        review("{'system':'urn:x','code':'SECRET'}", finding("two", evidence("HLA-B", "Observation/hla-b")));

        assertThat(task().getMeta().getSecurity()).extracting(Coding::getCode).containsExactly("SECRET");
    }

    @Test
    void aLabelThatComesLaterComesToTheTaskToo() {
        Finding finding = finding("two", evidence("HLA-B", "Observation/hla-b"));
        review("", finding);
        assertThat(task().getMeta().getSecurity()).isEmpty();

        task().setStatus(TaskStatus.COMPLETED);
        review("{'system':'urn:x','code':'SECRET'}", finding);

        assertThat(task().getStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(task().getMeta().getSecurity()).extracting(Coding::getCode).containsExactly("SECRET");
    }
}
