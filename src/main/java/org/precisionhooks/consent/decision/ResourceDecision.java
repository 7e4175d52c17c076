package org.precisionhooks.consent.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.decision.ResourceOutcome.Ground;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.label.Sensitivity;
import org.precisionhooks.consent.tenant.PolicyRule;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;

/** The order of steps for one resource (consent.md section 7). Every cell is always answered, whatever was found before. */
final class ResourceDecision {

    private static final List<Outcome> CLOSED_FIRST = List.of(
            Outcome.DENY, Outcome.INDETERMINATE, Outcome.LIMIT, Outcome.FRAME, Outcome.NOT_APPLICABLE, Outcome.PERMIT);

    private final Ask ask;
    private final PolicyReading policy;
    private final ConsentStep consents;
    private final Attention attention;
    private final Map<Shape, Alike> known = new HashMap<>();

    ResourceDecision(Ask ask, PolicyReading policy, ConsentStep consents) {
        this.ask = ask;
        this.policy = policy;
        this.consents = consents;
        this.attention = consents.attention();
    }

    /** What decides which cells a resource has. */
    private record Shape(Set<String> patients, DataOrigin origin) {}

    /** What resources must share to be decided alike. */
    private record Likeness(Set<String> domains, List<Coding> labels, boolean genomic, List<Object> part) {}

    /** The cells of resources of one shape, and what is settled for them. */
    private record Alike(Cells cells, Map<Likeness, Settled> settled) {}

    /** What one cell comes to, or all of them. */
    private record Settled(boolean permitted, Ground ground, String rule, Verdict verdict) {}

    /** Decides for one resource. */
    ResourceOutcome of(LabelledResource resource) {
        ResourceView view = resource.view();
        Alike alike = known.computeIfAbsent(
                new Shape(view.patients(), view.origin()),
                shape -> new Alike(ask.cells(Optional.of(view)), new HashMap<>()));
        Likeness likeness = new Likeness(resource.domains(), resource.labels(), view.genomic(), attention.part(view));
        Settled result = alike.settled().get(likeness);
        if (result == null) {
            result = settle(alike.cells(), subjects(resource));
            alike.settled().put(likeness, result);
        }
        return outcome(view.reference(), result);
    }

    /** Decides without a resource. */
    ResourceOutcome ofPolicy() {
        Sensitivity none = Sensitivity.of(List.of(), ask.terms().hierarchy());
        Subject subject = new Subject(Optional.empty(), LabelledResource.UNCLASSIFIED, none);
        return outcome("", settle(ask.cells(Optional.empty()), List.of(subject)));
    }

    private Settled settle(Cells own, List<Subject> subjects) {
        List<Settled> each = new ArrayList<>();
        for (Cell cell : own.all()) {
            subjects.forEach(subject -> each.add(settle(cell, subject)));
        }
        Settled decisive = beforeConsents(own, subjects).orElseGet(() -> decisive(each));
        return new Settled(decisive.permitted(), decisive.ground(), decisive.rule(), together(each));
    }

    private List<Subject> subjects(LabelledResource resource) {
        Sensitivity sensitivity = Sensitivity.of(resource.labels(), ask.terms().hierarchy());
        return resource.domains().stream()
                .sorted()
                .map(domain -> new Subject(Optional.of(resource.view()), domain, sensitivity))
                .toList();
    }

    private Optional<Settled> beforeConsents(Cells own, List<Subject> subjects) {
        if (own.othersOnly()) {
            return Optional.of(denied(Ground.OTHER_PATIENT, ""));
        }
        Optional<PolicyRule> forbidden = policy.mustDeny(ask.request(), subjects);
        if (forbidden.isPresent()) {
            return Optional.of(denied(Ground.MUST_DENY, forbidden.get().id()));
        }
        boolean refused = ask.breaksGlass() && !ask.mayBreakGlass();
        return refused ? Optional.of(denied(Ground.BREAK_GLASS_REFUSED, "")) : Optional.empty();
    }

    private Settled settle(Cell cell, Subject subject) {
        Verdict verdict = consents.answer(cell, subject);
        if (cell.purpose().isEmpty()) {
            return new Settled(false, Ground.NO_PURPOSE, "", verdict);
        }
        Coding purpose = cell.purpose().get();
        if (ask.isOverridden(purpose)) {
            boolean refused = Ask.refusesBreakGlass(verdict);
            return new Settled(!refused, refused ? Ground.BREAK_GLASS_REFUSED : Ground.BREAK_GLASS, "", verdict);
        }
        Optional<PolicyRule> ordered = policy.mustPermit(purpose, subject, ask.relation(cell.patient()));
        if (ordered.isPresent()) {
            return new Settled(true, Ground.MUST_PERMIT, ordered.get().id(), verdict);
        }
        return switch (verdict.outcome()) {
            case DENY, INDETERMINATE -> new Settled(false, Ground.CONSENT, "", verdict);
            case LIMIT, FRAME -> new Settled(false, Ground.LIMIT, "", verdict);
            case PERMIT -> permitted(purpose, subject, verdict);
            case NOT_APPLICABLE -> undecided(cell, subject, verdict);
        };
    }

    private Settled permitted(Coding purpose, Subject subject, Verdict verdict) {
        Optional<PolicyRule> unnamed = policy.namedPurpose(purpose, subject)
                .filter(rule -> !verdict.purposes().contains(purpose.code()))
                .filter(rule -> rule.purposes().stream().noneMatch(verdict.purposes()::contains));
        return unnamed.map(rule -> new Settled(false, Ground.EXPLICIT_PERMIT_MISSING, rule.id(), verdict))
                .orElseGet(() -> new Settled(true, Ground.CONSENT, "", verdict));
    }

    private Settled undecided(Cell cell, Subject subject, Verdict verdict) {
        Coding purpose = cell.purpose().orElseThrow();
        Optional<PolicyRule> explicit = policy.explicit(purpose, subject);
        if (explicit.isPresent()) {
            return new Settled(
                    false, Ground.EXPLICIT_PERMIT_MISSING, explicit.get().id(), verdict);
        }
        return policy.byDefault(ask.request().action(), purpose, subject, ask.relation(cell.patient()))
                .map(rule ->
                        new Settled(rule.effect() == Provision.Type.PERMIT, Ground.DEFAULT_RULE, rule.id(), verdict))
                .orElseGet(() -> new Settled(false, Ground.DEFAULT_RULE, "", verdict));
    }

    private static Settled denied(Ground ground, String rule) {
        return new Settled(false, ground, rule, Verdict.NONE);
    }

    /** One cell that denies is enough; among equals the more final ground is told. */
    private static Settled decisive(List<Settled> settled) {
        Settled decisive = settled.get(0);
        for (Settled one : settled) {
            boolean stricter = decisive.permitted() && !one.permitted();
            boolean moreFinal =
                    decisive.permitted() == one.permitted() && one.ground().compareTo(decisive.ground()) < 0;
            if (stricter || moreFinal) {
                decisive = one;
            }
        }
        return decisive;
    }

    private static Verdict together(List<Settled> settled) {
        Outcome consents = Outcome.PERMIT;
        Set<Basis> basis = new LinkedHashSet<>();
        for (Settled one : settled) {
            Outcome outcome = one.verdict().outcome();
            consents = CLOSED_FIRST.indexOf(outcome) < CLOSED_FIRST.indexOf(consents) ? outcome : consents;
            basis.addAll(one.verdict().basis());
        }
        return new Verdict(consents, List.copyOf(basis), Set.of());
    }

    private static ResourceOutcome outcome(String reference, Settled settled) {
        Verdict verdict = settled.verdict();
        return new ResourceOutcome(
                reference, settled.permitted(), settled.ground(), settled.rule(), verdict.outcome(), verdict.basis());
    }
}
