package org.precisionhooks.advice;

import java.util.List;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Question;

/**
 * Who has the floor where several services are asked about one order, so that each thing is said once: what concerns all
 * domains by the one that looks after the drug, else by the first; and a risk beside what another domain says of the drug.
 */
final class Floor {

    private final List<Engine> engines;

    Floor(List<Engine> engines) {
        this.engines = List.copyOf(engines);
    }

    /** Whether an inquiry is told what concerns the decision on a drug, whatever its genes and risks are. */
    boolean isToldOf(Drug drug, Inquiry inquiry) {
        return engines.stream()
                .filter(engine -> engine.looksAfter(drug))
                .map(Engine::domain)
                .findFirst()
                .map(domain -> isAsked(domain, inquiry))
                .orElseGet(() -> isToldOfOthers(inquiry));
    }

    /** The same of an order that is no domain's, such as one that was not recognised. */
    boolean isToldOfOthers(Inquiry inquiry) {
        return engines.isEmpty() || isAsked(engines.get(0).domain(), inquiry);
    }

    private static boolean isAsked(Domain domain, Inquiry inquiry) {
        return inquiry.domains().isEmpty() || inquiry.domains().contains(domain);
    }

    /** A risk stands beside another domain's finding about the drug ({@link Joints}), and is then no finding of its own. */
    boolean isToldElsewhere(Finding finding, ConsentedFacts facts, Question question) {
        return finding.conclusion() instanceof Risk
                && finding.drug().isPresent()
                && others(finding)
                        .flatMap(engine -> engine.assess(facts, question).stream())
                        .anyMatch(other ->
                                other.drug().equals(finding.drug()) && Relevance.matters(other, question.occasion()));
    }

    private Stream<Engine> others(Finding finding) {
        return engines.stream()
                .filter(engine -> finding.domain()
                        .filter(domain -> domain == engine.domain())
                        .isEmpty());
    }
}
