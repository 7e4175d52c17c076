package org.precisionhooks.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.consent.ConsentedFacts;

/** One clinical domain: a pure function of consented facts, a question and the knowledge it was made with. */
public interface Engine {

    Domain domain();

    /** What this domain has to say, in a stable order; empty when there is nothing to do. */
    List<Finding> assess(ConsentedFacts facts, Question question);

    /** What this domain knows of the person that bears on another domain's finding about a drug. */
    default Beside beside(Drug drug, ConsentedFacts facts, Question question) {
        return Beside.NOTHING;
    }

    /** Whether what concerns the decision on a drug, in whatever domain, is this domain's to say: it is said once. */
    default boolean looksAfter(Drug drug) {
        return false;
    }

    /** Whether a drug that is taken may change what this domain says of the drugs beside it. */
    default boolean actsOnOthers(Drug drug) {
        return true;
    }

    /** What speaks against a drug for such a person whatever this domain's results are, so that it is not offered instead of another. */
    default Optional<String> objection(Drug drug, ConsentedFacts facts, LocalDate date) {
        return Optional.empty();
    }

    /** Words and facts to stand beside another domain's finding. */
    record Beside(List<Paragraph> paragraphs, List<Evidence> evidence) {

        public static final Beside NOTHING = new Beside(List.of(), List.of());

        public Beside {
            paragraphs = List.copyOf(paragraphs);
            evidence = List.copyOf(evidence);
        }
    }

    /** What is known and not known of each gene that this domain has guidance for, by symbol. */
    default List<GeneStatus> genes(ConsentedFacts facts) {
        return List.of();
    }

    /** The drugs that this domain has guidance for, by name. */
    default List<Drug> drugs() {
        return List.of();
    }
}
