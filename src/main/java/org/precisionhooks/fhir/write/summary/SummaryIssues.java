package org.precisionhooks.fhir.write.summary;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Reference;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.genome.Disagreement;

/** What is wrong in a record of genetic results, as DetectedIssues: an importer can keep them, unlike an OperationOutcome. */
final class SummaryIssues {

    /** Types whose resources hold genetic results, where nothing readable tells otherwise. */
    private static final Set<String> GENETIC =
            Set.of("Observation", "DiagnosticReport", "MolecularSequence", "DocumentReference", "Task");

    private final SummaryFrame frame;

    SummaryIssues(SummaryFrame frame) {
        this.frame = frame;
    }

    DetectedIssue unread(ReadIssue issue) {
        DetectedIssue written =
                started(new CodeableConcept().addCoding(Codes.of(Canonical.READ_ISSUE, issue.code())), issue.detail());
        if (!issue.reference().isEmpty()) {
            written.addImplicated(new Reference(frame.stored(issue.reference())));
        }
        return written;
    }

    DetectedIssue disagreement(Disagreement disagreement, List<String> results) {
        CodeableConcept code =
                new CodeableConcept().addCoding(Codes.of(Canonical.RESULT_CONFLICT, disagreement.kind()));
        DetectedIssue written = started(code, words(disagreement));
        results.forEach(result -> written.addImplicated(new Reference(result)));
        return written;
    }

    static String words(Disagreement disagreement) {
        String what = disagreement.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "Results differ in " + what + " of " + disagreement.subject() + ": "
                + disagreement.facts().stream()
                        .map(SummaryLine::of)
                        .map(line -> line.says() + " (" + line.day() + ")")
                        .distinct()
                        .collect(Collectors.joining(" against "));
    }

    private DetectedIssue started(CodeableConcept code, String detail) {
        DetectedIssue issue = new DetectedIssue();
        issue.setStatus(DetectedIssueStatus.FINAL)
                .setCode(code)
                .setPatient(frame.patient())
                .setIdentified(frame.dateTime())
                .setAuthor(frame.device())
                .setDetail(detail);
        return issue;
    }

    /** The issues of resources that may hold genetic results; those of a laboratory value or a drug are told elsewhere. */
    static List<ReadIssue> genetic(ConsentedFacts facts) {
        Set<String> genetic = references(facts.all(GenomicFact.class).stream());
        Set<String> other = references(facts.all(Fact.class).stream());
        other.removeAll(genetic);
        return facts.issues().stream()
                .filter(issue -> !other.contains(resource(issue.reference())))
                .filter(issue -> issue.reference().isEmpty() || GENETIC.contains(type(issue.reference())))
                .distinct()
                .toList();
    }

    private static Set<String> references(Stream<? extends Fact> facts) {
        return facts.map(fact -> fact.source().resource()).collect(Collectors.toCollection(HashSet::new));
    }

    private static String resource(String reference) {
        int hash = reference.indexOf('#');
        return hash < 0 ? reference : reference.substring(0, hash);
    }

    private static String type(String reference) {
        int slash = reference.indexOf('/');
        return slash < 0 ? "" : reference.substring(0, slash);
    }
}
