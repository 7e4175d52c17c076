package org.precisionhooks.fhir.write.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Urgency;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.GeneCodes;

/** What a stored result asks for of a drug that the patient takes, as a Task for whoever treats. */
public final class ResultTask {

    private static final String WORDS = "Review this drug: a genetic result concerns it";
    private static final String WITHDRAWN =
            "The record no longer says so: the result, the drug or the consent has changed";

    private final GeneCodes genes;

    public ResultTask(GeneCodes genes) {
        this.genes = genes;
    }

    /** @param owner who is to work on it, {@code Organization/abc} */
    public Task of(Finding finding, Answering answer, String owner) {
        Task task = new Task();
        task.getMeta().addProfile(Canonical.RESULT_TASK);
        task.setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.PROPOSAL)
                .setFor(new Reference("Patient/" + answer.patient()))
                .setAuthoredOnElement(answer.dateTime())
                .setOwner(new Reference(owner));
        return fill(task, finding, answer);
    }

    /** The same Task with what the finding says now; who works on it, and how far they are, stays. */
    public Task fill(Task task, Finding finding, Answering answer) {
        Statement statement = new Statement(finding, 0, answer);
        task.getExtension().removeIf(extension -> extension.getUrl().equals(Canonical.CONCLUSION));
        task.addExtension(ConclusionExtension.of(finding));
        task.setPriority(finding.urgency() == Urgency.CRITICAL ? TaskPriority.URGENT : TaskPriority.ROUTINE)
                .setCode(code(finding))
                .setDescription(finding.headline())
                .setLastModifiedElement(answer.dateTime())
                .setNote(statement.notes())
                .setInput(new ArrayList<>());
        statement.order().ifPresent(task::setFocus);
        finding.drug().ifPresent(drug -> add(task, loinc("51963-7", "Medication assessed [ID]"), Codes.drug(drug)));
        genes(finding).forEach(gene -> add(task, loinc("48018-6", "Gene studied [ID]"), genes.gene(gene)));
        EvidenceReferences.basis(finding).forEach(result -> add(task, new CodeableConcept().setText("Result"), result));
        alternatives(finding).forEach(drug -> add(task, MedicationProposal.alternativeCode(), Codes.drug(drug)));
        return task;
    }

    /** The Task when the record no longer says so; one that was worked on to its end stays as it is. */
    public static Optional<Task> withdrawn(Task task, Answering answer) {
        return isOpen(task)
                ? Optional.of(task.setStatus(TaskStatus.CANCELLED)
                        .setStatusReason(new CodeableConcept().setText(WITHDRAWN))
                        .setLastModifiedElement(answer.dateTime()))
                : Optional.empty();
    }

    /** Whether somebody may still be working on it. */
    public static boolean isOpen(Task task) {
        return switch (task.getStatus()) {
            case COMPLETED, CANCELLED, REJECTED, FAILED, ENTEREDINERROR -> false;
            default -> true;
        };
    }

    private static CodeableConcept code(Finding finding) {
        CodeableConcept code = new CodeableConcept().setText(WORDS);
        Optional<Coding> coding = finding.conclusion() instanceof Recommendation recommendation
                ? Optional.of(Codes.of(Canonical.ACTION, recommendation.action()))
                : ConclusionExtension.reason(finding);
        coding.ifPresent(code::addCoding);
        return code;
    }

    private static Stream<String> genes(Finding finding) {
        Stream<String> ofConclusion =
                finding.conclusion() instanceof Indeterminate none ? none.gene().stream() : Stream.empty();
        return Stream.concat(finding.evidence().stream().map(Evidence::gene).flatMap(Optional::stream), ofConclusion)
                .distinct();
    }

    private static List<Drug> alternatives(Finding finding) {
        return finding.conclusion() instanceof Recommendation recommendation
                ? recommendation.alternatives()
                : List.of();
    }

    private static CodeableConcept loinc(String code, String display) {
        return Codes.concept(Canonical.LOINC, code, display);
    }

    private static void add(Task task, CodeableConcept type, Type value) {
        task.addInput().setType(type).setValue(value);
    }
}
