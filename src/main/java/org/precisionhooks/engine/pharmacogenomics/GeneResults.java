package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCaller;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleDefinitions;
import org.precisionhooks.engine.pharmacogenomics.calling.PlacedVariant;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.UncomputableResult;
import org.precisionhooks.facts.Variant;

/**
 * Reads the patient's genomic facts gene by gene, each gene when it is first asked about, once for all who share the facts.
 * Somatic results are not used, absent genes are not tested.
 */
final class GeneResults {

    private final GeneModels models;
    private final ResultReader reader;
    private final VariantReader variants;
    private final Map<String, Collected> collected = new HashMap<>();
    private final List<TestedRegions> regions = new ArrayList<>();
    private final List<Evidence> unreadableReports = new ArrayList<>();
    private final Map<String, String> besides = new TreeMap<>();

    private GeneResults(GeneModels models, AlleleCaller caller, boolean oneCopyOfX) {
        this.models = models;
        this.reader = new ResultReader(oneCopyOfX);
        this.variants = new VariantReader(caller, oneCopyOfX);
    }

    static GeneResults of(ConsentedFacts facts, GeneModels models, AlleleCaller caller) {
        boolean oneCopyOfX =
                facts.demographics().map(person -> person.sex() == Sex.MALE).orElse(false);
        GeneResults results = new GeneResults(models, caller, oneCopyOfX);
        for (GenomicFact fact : StatedPhases.applied(facts.all(GenomicFact.class))) {
            if (fact.origin() != Origin.SOMATIC) {
                results.collect(fact, caller.definitions());
            }
        }
        if (!results.regions.isEmpty()) {
            caller.definitions().genes().forEach(results::collected);
        }
        return results;
    }

    private void collect(GenomicFact fact, AlleleDefinitions definitions) {
        if (fact instanceof UncomputableResult result && result.gene().isEmpty()) {
            unreadableReports.add(new Evidence(result.reason(), result.source()));
        } else if (fact instanceof TestedRegions tested) {
            regions.add(tested);
        } else if (fact instanceof Variant variant) {
            PlacedVariant placed = definitions.place(variant);
            if (variant.source().status() == ResultStatus.FINAL) {
                besides.putAll(placed.besides());
            }
            genes(placed).forEach(gene -> collected(gene).placed.add(placed));
        } else {
            collected(fact.gene()).facts.add(fact);
        }
    }

    private Collected collected(String gene) {
        return collected.computeIfAbsent(gene, none -> new Collected());
    }

    /** The genes that a variant speaks of by its place, and the one that it names. */
    private static Stream<String> genes(PlacedVariant placed) {
        String named = placed.variant().gene();
        Stream<String> placedIn = placed.genes().stream();
        return named.isEmpty() || placed.genes().contains(named) ? placedIn : Stream.concat(placedIn, Stream.of(named));
    }

    GeneResult of(String gene) {
        @Nullable Collected found = collected.get(gene);
        return found == null ? GeneResult.notTested(gene) : found.result(gene);
    }

    /** Genes of which there are facts, or places that were looked at. */
    Set<String> genes() {
        return collected.keySet();
    }

    /** What final results found at positions that guidance names and no allele has, by rs number. */
    Map<String, String> besides() {
        return besides;
    }

    /** Genetic reports that name no gene and cannot be computed with, e.g. scans. */
    List<Evidence> unreadableReports() {
        return unreadableReports;
    }

    /** What was found of one gene. */
    private final class Collected {
        private final List<GenomicFact> facts = new ArrayList<>(0);
        private final List<PlacedVariant> placed = new ArrayList<>(0);
        private volatile @Nullable GeneResult result;

        /** Read when it is first asked for; two may read it at once. */
        GeneResult result(String gene) {
            @Nullable GeneResult before = result;
            if (before != null) {
                return before;
            }
            GeneResult read = models.model(gene).map(this::read).orElseGet(() -> GeneResult.notTested(gene));
            result = read;
            return read;
        }

        private GeneResult read(GeneModel model) {
            GeneReader reading = new GeneReader(model);
            for (GenomicFact fact : facts) {
                reading.read(fact, reader);
            }
            if (!placed.isEmpty() || !regions.isEmpty()) {
                reading.call(placed, regions, variants);
            }
            return reading.result();
        }
    }
}
