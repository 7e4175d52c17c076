package org.precisionhooks.fhir.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.fhir.review.ReviewedFindings.Told;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.advice.ResultTask;

/**
 * Brings the tasks of a patient into line with what a review found: one task a finding, however often it is found; a task whose
 * finding fell is cancelled, and wakes up if the finding comes back.
 */
public final class ReviewTasks {

    private final ReviewedFindings told;
    private final TaskStore tasks;
    private final Supplier<ResultTask> writer;
    private final TreatingTeam team;

    /** @param writer asked for at each task, since its codes are those of the edition that answers */
    public ReviewTasks(Ports ports, Supplier<ResultTask> writer, TreatingTeam team) {
        this.told = ports.told();
        this.tasks = ports.tasks();
        this.writer = writer;
        this.team = team;
    }

    /**
     * What it reaches outside for.
     *
     * @param told what was told before
     * @param tasks where the tasks are kept
     */
    public record Ports(ReviewedFindings told, TaskStore tasks) {}

    /**
     * What a review came to.
     *
     * @param labels of the resources that the findings rest on
     * @param answer whom and when it is for
     */
    record Review(List<Finding> findings, SourceLabels labels, Answering answer) {
        Review {
            findings = List.copyOf(findings);
        }
    }

    /** Everything or nothing, in one transaction of the storage. */
    void align(Review review) {
        String patient = review.answer().patient();
        Map<String, Finding> found = new LinkedHashMap<>();
        ofDrugs(review.findings()).forEach(finding -> found.put(key(finding), finding));
        Map<String, Told> before = told.of(patient).stream().collect(Collectors.toMap(Told::finding, one -> one));
        List<Runnable> changes = new ArrayList<>();
        found.forEach((key, finding) ->
                tell(key, finding, review, Optional.ofNullable(before.get(key))).ifPresent(changes::add));
        before.values().stream()
                .filter(one -> one.standing() && !found.containsKey(one.finding()))
                .forEach(one -> changes.add(withdrawal(one, review.answer())));
        if (!changes.isEmpty()) {
            tasks.together(() -> changes.forEach(Runnable::run));
        }
    }

    /** One a drug: the most urgent finding, with what else there is to say. */
    private static List<Finding> ofDrugs(List<Finding> mostUrgentFirst) {
        Map<Object, List<Finding>> byDrug = mostUrgentFirst.stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.drug().map(Drug::rxcui).orElseGet(finding::rule),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byDrug.values().stream().map(ReviewTasks::together).toList();
    }

    /** What it says of them all rests on all of their facts, by which it is known who may see it. */
    private static Finding together(List<Finding> ofOneDrug) {
        Finding first = ofOneDrug.get(0);
        Stream<Paragraph> others = ofOneDrug.stream()
                .skip(1)
                .map(other -> new Paragraph(Paragraph.Kind.CAVEAT, "Also: " + other.headline()));
        return first.withParagraphs(
                        Stream.concat(first.paragraphs().stream(), others).toList())
                .withEvidence(ofOneDrug.stream()
                        .flatMap(one -> one.evidence().stream())
                        .distinct()
                        .toList());
    }

    /** What there is to do for a finding; nothing when it stands and its task says what it says. */
    private Optional<Runnable> tell(String key, Finding finding, Review review, Optional<Told> before) {
        String patient = review.answer().patient();
        String content = content(finding, review.labels());
        String id = before.map(Told::task).orElseGet(() -> UUID.randomUUID().toString());
        boolean stands = before.map(Told::standing).orElse(false);
        if (stands && before.get().content().equals(content)) {
            return Optional.empty();
        }
        Optional<Task> task = tasks.find(id);
        boolean write = !stands || task.map(ResultTask::isOpen).orElse(false);
        return Optional.of(() -> {
            if (write) {
                tasks.put(written(finding, review, task, id));
            } else {
                task.filter(closed -> review.labels().put(closed, finding)).ifPresent(tasks::put);
            }
            told.put(patient, new Told(key, content, id, true));
        });
    }

    private Task written(Finding finding, Review review, Optional<Task> stored, String id) {
        Task fresh = writer.get().of(finding, review.answer(), team.owner().toString());
        fresh.setId(stored.map(Task::getId).orElse(id));
        // An open Task keeps its version, so that what somebody else writes meanwhile is not overwritten.
        Task task = stored.filter(ResultTask::isOpen)
                .map(open -> writer.get().fill(open, finding, review.answer()))
                .orElse(fresh);
        review.labels().put(task, finding);
        return task;
    }

    private Runnable withdrawal(Told fallen, Answering answer) {
        Optional<Task> withdrawn = tasks.find(fallen.task()).flatMap(task -> ResultTask.withdrawn(task, answer));
        return () -> {
            withdrawn.ifPresent(tasks::put);
            told.put(answer.patient(), fallen.fallen());
        };
    }

    /** The same drug and the same rule with the same conclusion: another laboratory that agrees is no other finding. */
    private static String key(Finding finding) {
        String conclusion = finding.conclusion() instanceof Recommendation recommendation
                ? recommendation.action().name()
                : finding.conclusion() instanceof Indeterminate none
                        ? none.reason().name()
                        : "";
        String subject = finding.drug().map(Drug::rxcui).orElse("");
        return hash(String.join("\n", subject, finding.rule(), conclusion));
    }

    private static String content(Finding finding, SourceLabels labels) {
        String evidence = finding.evidence().stream()
                .map(one -> one.source().reference() + " " + one.statement())
                .collect(Collectors.joining("\n"));
        String order = finding.order().flatMap(one -> one.reference()).orElse("");
        return hash(finding.headline() + "\n" + finding.paragraphs() + "\n" + evidence + "\n" + order + "\n"
                + labels.of(finding));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
