package org.precisionhooks.consent.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.consent.term.References;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;

/** A request about one patient, taken apart into cells. */
public record Ask(AccessRequest request, String patient, ConsentTerms terms) {

    private static final String BREAK_GLASS = "BTG";
    private static final Set<String> READING = Set.of("access", "use", "disclose");
    private static final Set<String> USING = Set.of("use");
    private static final Set<String> WRITING = Set.of("collect", "correct");

    /** Every patient, every purpose, every set of actions. */
    Cells cells(Optional<ResourceView> view) {
        List<Optional<Coding>> purposes = request.purposes().isEmpty()
                ? List.of(Optional.empty())
                : request.purposes().stream().map(Optional::of).toList();
        Set<String> patients = patients(view);
        List<Cell> cells = patients.stream()
                .flatMap(named -> purposes.stream()
                        .flatMap(purpose -> actions(view).stream().map(actions -> new Cell(named, purpose, actions))))
                .toList();
        return new Cells(cells, !patients.contains(patient));
    }

    boolean breaksGlass() {
        return breaksGlass(request);
    }

    public static boolean breaksGlass(AccessRequest request) {
        return request.purposes().stream().anyMatch(Ask::isBreakGlass);
    }

    /** All conditions of an override (section 9). That the purpose came from a trusted place is the adapter's word. */
    boolean mayBreakGlass() {
        return request.breakGlass().filter(Ask::mayBreakGlass).isPresent();
    }

    public static boolean mayBreakGlass(AccessRequest.BreakGlass glass) {
        return glass.declared()
                && glass.userAuthenticated()
                && glass.roleAllowed()
                && !glass.reason().isBlank();
    }

    /** The override covers break-glass and what it is a kind of, not a second purpose that rides along. */
    boolean isOverridden(Coding purpose) {
        return breaksGlass()
                && mayBreakGlass()
                && purpose.system().equals(CodeSystems.ACT_REASON)
                && terms.hierarchy().isA(CodeSystems.ACT_REASON, BREAK_GLASS, purpose.code());
    }

    static boolean refusesBreakGlass(Verdict verdict) {
        return verdict.is(Outcome.DENY) && verdict.purposes().contains(BREAK_GLASS);
    }

    /** How the requester stands to a patient; to others than the one asked about nothing is known. */
    Requester.Relation relation(String named) {
        return named.equals(patient) ? request.requester().relation() : Requester.Relation.OTHER;
    }

    private Set<String> patients(Optional<ResourceView> view) {
        Set<String> named = new TreeSet<>();
        view.ifPresent(of -> of.patients().forEach(reference -> named.add(References.tail(reference))));
        return named.isEmpty() ? Set.of(patient) : named;
    }

    /** Prefetched data were disclosed before; all other data a card uses and discloses (section 10.5). */
    private List<Set<String>> actions(Optional<ResourceView> view) {
        if (request.action() == Action.WRITE) {
            return List.of(WRITING);
        }
        if (request.action() == Action.USE) {
            return List.of(USING);
        }
        if (request.action() == Action.READ || view.isEmpty()) {
            return List.of(READING);
        }
        return view.get().origin() == DataOrigin.PREFETCH ? List.of(USING) : List.of(USING, Set.of("disclose"));
    }

    private static boolean isBreakGlass(Coding purpose) {
        return purpose.is(CodeSystems.ACT_REASON, BREAK_GLASS);
    }
}
