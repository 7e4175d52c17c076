package org.precisionhooks.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.GeneStatus;
import org.precisionhooks.engine.GeneStatus.State;

/**
 * What a patient carries along: each gene and what is known of it, and the drugs that it matters to.
 *
 * @param genes all genes of the guidance, by symbol
 * @param drugs the drugs that need attention, by what is to be done, the strictest first, then by name
 */
public record PgxPassport(List<GeneStatus> genes, Map<ActionClass, List<Drug>> drugs) {
    public PgxPassport {
        genes = List.copyOf(genes);
    }

    /** Puts together what was advised at the occasion {@code PASSPORT}. */
    public static PgxPassport of(Advice advice) {
        return new PgxPassport(advice.subjects().genes(), byAction(advice.findings()));
    }

    /** Genes with a result that can be used, those first that are to be read first. */
    public List<GeneStatus> tested() {
        return genes.stream()
                .filter(GeneStatus::isTested)
                .sorted(Comparator.comparing(GeneStatus::priority))
                .toList();
    }

    /** Genes with results that cannot be used as they are. */
    public List<GeneStatus> unclear() {
        return genes.stream()
                .filter(gene -> !gene.isTested() && gene.state() != State.NOT_TESTED)
                .toList();
    }

    /** Genes without any result. */
    public List<GeneStatus> untested() {
        return genes.stream().filter(gene -> gene.state() == State.NOT_TESTED).toList();
    }

    /** What asks for nothing is told only where another result speaks against it: that has to be settled first. */
    private static ActionClass told(Recommendation recommendation) {
        return recommendation.action().changesTherapy() ? recommendation.action() : ActionClass.MEASURE_FIRST;
    }

    /** A drug of which several things are said stands at the strictest of them. */
    private static Map<ActionClass, List<Drug>> byAction(List<Finding> findings) {
        Map<Drug, ActionClass> strictest = new TreeMap<>();
        for (Finding finding : findings) {
            if (finding.conclusion() instanceof Recommendation recommendation) {
                finding.drug()
                        .ifPresent(drug -> strictest.merge(
                                drug, told(recommendation), (one, other) -> one.compareTo(other) > 0 ? one : other));
            }
        }
        Map<ActionClass, List<Drug>> byAction = new TreeMap<>(Comparator.reverseOrder());
        new TreeSet<>(strictest.values())
                .forEach(action -> byAction.put(
                        action,
                        strictest.entrySet().stream()
                                .filter(entry -> entry.getValue() == action)
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toList())));
        return byAction;
    }
}
