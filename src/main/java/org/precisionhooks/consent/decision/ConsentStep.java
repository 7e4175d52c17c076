package org.precisionhooks.consent.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.decision.Decision.Warning;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.document.InForce;
import org.precisionhooks.consent.document.NotInForce;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.facts.ResourceView;

/** Step 5 of a decision: what the consents in force say to one cell. Each consent is read once for each question. */
final class ConsentStep {

    private final AccessRequest request;
    private final Consents consents;
    private final ConsentTerms terms;
    private final Map<String, ResourceView> batch;
    private final Map<String, Optional<InForce>> inForce = new HashMap<>();
    private final Map<Cell, List<ConsentReading>> readings = new HashMap<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();

    ConsentStep(AccessRequest request, Consents consents, ConsentTerms terms, Map<String, ResourceView> batch) {
        this.request = request;
        this.consents = consents;
        this.terms = terms;
        this.batch = batch;
    }

    Verdict answer(Cell cell, Subject subject) {
        Optional<InForce> known = inForce(cell.patient());
        if (known.isEmpty() || known.get().tooMany()) {
            return closed(cell);
        }
        List<Verdict> said = new ArrayList<>();
        for (ConsentReading reading : readings.computeIfAbsent(cell, this::read)) {
            said.add(reading.answer(subject));
        }
        Verdict verdict = Verdict.strongest(said);
        if (!verdict.is(Outcome.PERMIT) && said.stream().anyMatch(one -> one.is(Outcome.PERMIT))) {
            warn(verdict);
        }
        return verdict;
    }

    Instant time() {
        return request.time();
    }

    /** What of a resource the consents look at. */
    Attention attention() {
        return Attention.of(consents);
    }

    Optional<InForce> inForce(String patient) {
        return inForce.computeIfAbsent(
                patient, name -> consents.of(name).map(documents -> InForce.of(documents, name, request.time())));
    }

    List<NotInForce> notInForce() {
        return inForce.values().stream()
                .flatMap(known -> known.stream().flatMap(of -> of.others().stream()))
                .sorted(Comparator.comparing(NotInForce::toString))
                .toList();
    }

    List<Warning> warnings() {
        List<Warning> all = new ArrayList<>(warnings);
        all.sort(Comparator.comparing(Warning::toString));
        return List.copyOf(all);
    }

    private List<ConsentReading> read(Cell cell) {
        Asked asked = new Asked(request, cell.purpose(), cell.actions(), terms, batch);
        ActorMatch actors = new ActorMatch(request.requester());
        List<ConsentReading> read = new ArrayList<>();
        for (ConsentDocument document :
                inForce(cell.patient()).map(InForce::consents).orElse(List.of())) {
            if (!document.defect().isEmpty()) {
                warnings.add(new Warning(Warning.Code.UNREADABLE, document.reference(), document.defect()));
            }
            document.root()
                    .filter(root -> isUnresolved(root, actors))
                    .ifPresent(root -> warnings.add(unresolved(document)));
            ConsentReading.of(document, asked).ifPresent(read::add);
        }
        return List.copyOf(read);
    }

    private static boolean isUnresolved(Provision provision, ActorMatch actors) {
        return provision.applicability().actors().stream().anyMatch(actor -> actors.of(actor) == Truth.UNKNOWN)
                || provision.exceptions().stream().anyMatch(exception -> isUnresolved(exception, actors));
    }

    private static Warning unresolved(ConsentDocument document) {
        return new Warning(
                Warning.Code.UNRESOLVED_ACTOR, document.reference(), "whether an actor is meant is not known");
    }

    private Verdict closed(Cell cell) {
        warnings.add(new Warning(Warning.Code.TOO_MANY, cell.patient(), "consents unknown or beyond the limits"));
        return Verdict.of(new Basis("", "", "", Outcome.INDETERMINATE, Basis.Criteria.NONE), Set.of());
    }

    private void warn(Verdict verdict) {
        for (Basis basis : verdict.basis()) {
            warnings.add(new Warning(Warning.Code.CONFLICT, basis.consent(), "a deny set a permit aside"));
        }
    }
}
