package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.PhaseRelation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Variant;

/**
 * Which variants lie on the same copy, by what laboratories state of two results each (LOINC 82120-7): what is in cis or in
 * trans with a third is so with each other. Statements that contradict each other tell nothing.
 */
final class StatedPhases {

    private static final String SET = "set ";

    /** What a result or a phase set is joined to, and whether it lies on the other copy. */
    private record Link(String to, boolean apart) {}

    private final Map<String, Link> links = new HashMap<>();
    private final Set<String> contradicted = new HashSet<>();
    private final Map<String, List<Variant>> variants;

    private StatedPhases(List<Variant> variants) {
        this.variants = variants.stream()
                .collect(Collectors.groupingBy(variant -> variant.source().reference()));
    }

    /** The same facts, the variants with the phases that final statements give them. */
    static List<GenomicFact> applied(List<GenomicFact> facts) {
        List<PhaseRelationship> stated = new ArrayList<>(0);
        for (GenomicFact fact : facts) {
            if (fact instanceof PhaseRelationship one && isUsable(one)) {
                stated.add(one);
            }
        }
        if (stated.isEmpty()) {
            return facts;
        }
        StatedPhases phases = new StatedPhases(facts.stream()
                .filter(fact -> fact.origin() != Origin.SOMATIC)
                .filter(Variant.class::isInstance)
                .map(Variant.class::cast)
                .toList());
        stated.forEach(phases::join);
        return facts.stream()
                .map(fact -> fact instanceof Variant variant ? phases.phased(variant) : fact)
                .toList();
    }

    private static boolean isUsable(PhaseRelationship stated) {
        return stated.source().status() == ResultStatus.FINAL
                && stated.origin() != Origin.SOMATIC
                && (stated.relation() == PhaseRelation.CIS || stated.relation() == PhaseRelation.TRANS)
                && stated.results().size() == 2;
    }

    private void join(PhaseRelationship stated) {
        Optional<Link> one = end(stated.results().get(0));
        Optional<Link> other = end(stated.results().get(1));
        if (one.isPresent() && other.isPresent()) {
            join(one.get(), other.get(), stated.relation() == PhaseRelation.TRANS);
        }
    }

    private void join(Link one, Link other, boolean trans) {
        boolean apart = one.apart() ^ other.apart() ^ trans;
        if (!one.to().equals(other.to())) {
            links.put(one.to(), new Link(other.to(), apart));
        } else if (apart) {
            contradicted.add(one.to());
        }
    }

    /** A result that is one variant; of a sequence with several it is not known which is meant. */
    private Optional<Link> end(String reference) {
        return Optional.ofNullable(variants.get(reference))
                .filter(known -> known.size() == 1)
                .map(known -> root(known.get(0)));
    }

    private Link root(Variant variant) {
        return variant.phase()
                .map(phase -> apart(root(SET + phase.set()), phase.copy() == 1))
                .orElseGet(() -> root(variant.source().reference()));
    }

    private Link root(String node) {
        Link link = links.get(node);
        return link == null ? new Link(node, false) : apart(root(link.to()), link.apart());
    }

    private static Link apart(Link link, boolean apart) {
        return new Link(link.to(), link.apart() ^ apart);
    }

    private Variant phased(Variant variant) {
        Link root = root(variant);
        boolean told =
                links.values().stream().anyMatch(link -> root(link.to()).to().equals(root.to()));
        boolean known =
                variants.getOrDefault(variant.source().reference(), List.of()).size() == 1
                        || variant.phase().isPresent();
        boolean agreed =
                contradicted.stream().map(this::root).noneMatch(one -> one.to().equals(root.to()));
        return told && known && agreed
                ? with(variant, new Phase("stated " + root.to(), root.apart() ? 1 : 0))
                : variant;
    }

    private static Variant with(Variant variant, Phase phase) {
        return new Variant(
                variant.source(),
                variant.gene(),
                variant.origin(),
                variant.presence(),
                variant.zygosity(),
                variant.names(),
                variant.location(),
                Optional.of(phase),
                variant.alleleFraction());
    }
}
