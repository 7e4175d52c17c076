package org.precisionhooks.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.precisionhooks.consent.ResourceOutcome.Ground;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.ResourceView;

/** The order of steps for one resource (consent.md section 7). Every cell is always answered, whatever was found before. */
final class ResourceDecision {

    private static final List<Outcome> CLOSED_FIRST = List.of(
            Outcome.DENY, Outcome.INDETERMINATE, Outcome.LIMIT, Outcome.FRAME, Outcome.NOT_APPLICABLE, Outcome.PERMIT);

    private final Ask ask;
    private final PolicyReading policy;
    private final ConsentStep consents;
    private final Map<List<Coding>, Sensitivity> sensitivities = new HashMap<>();

    ResourceDecision(Ask ask, PolicyReading policy, ConsentStep consents) {
        this.ask = ask;
        this.policy = policy;
        this.consents = consents;
    }

    /** What one cell comes to. */
    private record Settled(boolean permitted, Ground ground, String rule, Verdict verdict) {}

    ResourceOutcome of(Optional<LabelledResource> resource) {
        Optional<ResourceView> view = resource.map(LabelledResource::view);
        List<Subject> subjects = subjects(resource);
        List<Settled> settled = new ArrayList<>();
        for (Cell cell : ask.cells(view)) {
            subjects.forEach(subject -> settled.add(settle(cell, subject)));
        }
        Optional<Settled> before = beforeConsents(view, subjects);
        String reference = view.map(ResourceView::reference).orElse("");
        return outcome(reference, before.orElseGet(() -> decisive(settled)), settled);
    }

    private List<Subject> subjects(Optional<LabelledResource> resource) {
        Set<String> domains = resource.map(LabelledResource::domains).orElse(Set.of(LabelledResource.UNCLASSIFIED));
        Sensitivity sensitivity = sensitivities.computeIfAbsent(
                resource.map(LabelledResource::labels).orElse(List.of()),
                labels -> Sensitivity.of(labels, ask.terms().hierarchy()));
        return new TreeSet<>(domains)
                .stream()
                        .map(domain -> new Subject(resource.map(LabelledResource::view), domain, sensitivity))
                        .toList();
    }

    private Optional<Settled> beforeConsents(Optional<ResourceView> view, List<Subject> subjects) {
        if (ask.namesOnlyOthers(view)) {
            return Optional.of(denied(Ground.OTHER_PATIENT, ""));
        }
        Optional<PolicyRule> forbidden = policy.mustDeny(ask.request().purposes(), subjects);
        if (forbidden.isPresent()) {
            return Optional.of(denied(Ground.MUST_DENY, forbidden.get().id()));
        }
        if (ask.request().purposes().isEmpty()) {
            return Optional.of(denied(Ground.NO_PURPOSE, ""));
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
        return policy.byDefault(purpose, subject, ask.relation(cell.patient()))
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

    private static ResourceOutcome outcome(String reference, Settled decisive, List<Settled> settled) {
        Outcome consents = Outcome.PERMIT;
        List<Basis> basis = new ArrayList<>();
        for (Settled one : settled) {
            Outcome outcome = one.verdict().outcome();
            consents = CLOSED_FIRST.indexOf(outcome) < CLOSED_FIRST.indexOf(consents) ? outcome : consents;
            basis.addAll(one.verdict().basis());
        }
        return new ResourceOutcome(
                reference, decisive.permitted(), decisive.ground(), decisive.rule(), consents, distinct(basis));
    }

    private static List<Basis> distinct(List<Basis> basis) {
        return basis.size() < 2 ? basis : basis.stream().distinct().toList();
    }
}
