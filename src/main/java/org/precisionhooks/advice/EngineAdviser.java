package org.precisionhooks.advice;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.advice.Advice.Subjects;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.ConsentReader;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.consent.Release;
import org.precisionhooks.consent.Remark;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.GeneStatus;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.Urgency;
import org.precisionhooks.facts.FactsReader;

/** The adviser over a list of engines; a new domain is one more engine. */
public final class EngineAdviser implements Adviser {

    private static final Comparator<Finding> MOST_URGENT_FIRST = Comparator.comparing(Finding::urgency)
            .reversed()
            .thenComparing(finding -> finding.drug().map(drug -> drug.name()).orElse(""))
            .thenComparing(Finding::rule)
            .thenComparing(finding ->
                    finding.order().flatMap(order -> order.reference()).orElse(""));

    private final ConsentGate gate;
    private final List<Engine> engines;
    private final Questions questions;
    private final Alternatives alternatives;
    private final Joints joints;
    private final Wishes wishes;
    private final Declined declined;
    private final Floor floor;
    private final AuditLog audit;

    public EngineAdviser(ConsentGate gate, List<Engine> engines, DrugDictionary dictionary, AuditLog audit) {
        this.gate = gate;
        this.engines = List.copyOf(engines);
        this.questions = new Questions(
                dictionary,
                engines.stream()
                        .flatMap(engine -> engine.drugs().stream())
                        .distinct()
                        .sorted()
                        .toList());
        this.alternatives = new Alternatives(engines, dictionary);
        this.joints = new Joints(engines);
        this.wishes = new Wishes(dictionary);
        this.declined = new Declined(wishes);
        this.floor = new Floor(engines);
        this.audit = audit;
    }

    @Override
    public Advice advise(AccessRequest access, Inquiry inquiry, ConsentReader consents, FactsReader facts) {
        Release release = gate.release(access, new ConsentGate.Sources(inquiry.patient(), consents, facts));
        ConsentedFacts permitted = release.facts();
        Question question = questions.of(inquiry, permitted);
        List<Finding> findings = findings(inquiry, permitted, question);
        audit.record(new AuditEntry(
                access, inquiry, release.decision(), findings, PersonGroup.of(permitted, inquiry.date())));
        return new Advice(
                findings,
                permitted.issues(),
                remarks(inquiry, release, findings),
                new Subjects(
                        question.orders(),
                        genes(inquiry, permitted),
                        permitted.demographics().isPresent()));
    }

    private List<GeneStatus> genes(Inquiry inquiry, ConsentedFacts permitted) {
        return inquiry.occasion().tellsOfGenes()
                ? asked(inquiry)
                        .flatMap(engine -> engine.genes(permitted).stream())
                        .toList()
                : List.of();
    }

    private List<Finding> findings(Inquiry inquiry, ConsentedFacts permitted, Question question) {
        List<Finding> findings = Stream.concat(
                        ofAll(inquiry, permitted, question), assessed(inquiry, permitted, question).stream())
                .filter(finding -> Relevance.matters(finding, inquiry.occasion()))
                .filter(finding -> !floor.isToldElsewhere(finding, permitted, question))
                .map(finding -> fitted(finding, permitted, question))
                .sorted(MOST_URGENT_FIRST)
                .toList();
        return withoutRepeats(findings);
    }

    /** What no domain says by itself. */
    private Stream<Finding> ofAll(Inquiry inquiry, ConsentedFacts permitted, Question question) {
        Stream<Finding> notChecked = floor.isToldOfOthers(inquiry) ? NotChecked.of(question).stream() : Stream.empty();
        Stream<Finding> refused = inquiry.occasion().asksOfWishes()
                ? declined.of(question, permitted).stream()
                        .filter(finding -> finding.drug()
                                .filter(drug -> floor.isToldOf(drug, inquiry))
                                .isPresent())
                : Stream.empty();
        return Stream.concat(notChecked, refused);
    }

    /** Screened, joined with what other domains know of it, and held against what the patient wants. */
    private Finding fitted(Finding finding, ConsentedFacts permitted, Question question) {
        Finding screened = alternatives.screened(finding, permitted, question);
        Finding joined = joints.joined(screened, permitted, question);
        return wishes.fitted(finding, joined, permitted, question.date());
    }

    /** Of what may be used and not be shown, no more is told than that a critical check was not completed. */
    private Set<Remark> remarks(Inquiry inquiry, Release release, List<Finding> told) {
        Set<List<Object>> subjects = told.stream()
                .filter(EngineAdviser::isCritical)
                .map(EngineAdviser::subject)
                .collect(Collectors.toSet());
        boolean missed = release.usable().stream()
                .flatMap(usable -> findings(inquiry, usable, questions.of(inquiry, usable)).stream())
                .anyMatch(finding -> isCritical(finding) && !subjects.contains(subject(finding)));
        Set<Remark> remarks = new HashSet<>(release.remarks());
        if (missed) {
            remarks.add(Remark.CHECK_INCOMPLETE);
        }
        return remarks;
    }

    private static boolean isCritical(Finding finding) {
        return finding.urgency() == Urgency.CRITICAL;
    }

    /** Of conditions that are being recorded only what becomes true because of them is news. */
    private List<Finding> assessed(Inquiry inquiry, ConsentedFacts facts, Question question) {
        List<Finding> findings = asked(inquiry)
                .flatMap(engine -> engine.assess(facts, question).stream())
                .toList();
        if (question.occasion() == Occasion.ORDER_SELECT || question.occasion() == Occasion.ORDER_SIGN) {
            return Stream.concat(findings.stream(), ofOthers(inquiry, facts, question))
                    .toList();
        }
        if (question.occasion() != Occasion.CONDITION_RECORDED) {
            return findings;
        }
        Set<Finding> before = asked(inquiry)
                .flatMap(engine -> engine.assess(facts, question.withoutConditions()).stream())
                .collect(Collectors.toSet());
        return findings.stream().filter(finding -> !before.contains(finding)).toList();
    }

    /** What an order changes in the advice on the drugs that are taken already, by the genes. */
    private Stream<Finding> ofOthers(Inquiry inquiry, ConsentedFacts facts, Question question) {
        List<Engine> genes = asked(inquiry)
                .filter(engine -> engine.domain() == Domain.PHARMACOGENOMICS)
                .toList();
        return new Disturbances(genes).of(facts, question).stream();
    }

    private Stream<Engine> asked(Inquiry inquiry) {
        return engines.stream()
                .filter(engine ->
                        inquiry.domains().isEmpty() || inquiry.domains().contains(engine.domain()));
    }

    /** The same rule for the same drug is said once, however many orders or statements name the drug. */
    private static List<Finding> withoutRepeats(List<Finding> findings) {
        Map<List<Object>, Finding> first = new LinkedHashMap<>();
        findings.forEach(finding -> first.putIfAbsent(subject(finding), finding));
        return List.copyOf(first.values());
    }

    private static List<Object> subject(Finding finding) {
        return finding.drug().isPresent()
                ? List.of(finding.rule(), finding.drug().get())
                : List.of(
                        finding.rule(),
                        finding.order().map(order -> order.text()).orElse(""));
    }
}
