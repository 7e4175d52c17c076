package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCaller;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleDefinitions;
import org.precisionhooks.engine.pharmacogenomics.calling.PlacedVariant;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.StructuralVariant;
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
    private final Map<String, GeneResult> read = new ConcurrentHashMap<>();

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
            genes(placed).forEach(gene -> collected(gene).variants.add(placed));
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
        return read.computeIfAbsent(gene, this::read);
    }

    private GeneResult read(String gene) {
        Optional<Collected> found = Optional.ofNullable(collected.get(gene));
        Optional<GeneModel> model = models.model(gene);
        return found.isPresent() && model.isPresent()
                ? found.get().result(model.get(), reader, variants, regions)
                : GeneResult.notTested(gene);
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
    private static final class Collected {
        private final List<GenomicFact> facts = new ArrayList<>(0);
        private final List<PlacedVariant> variants = new ArrayList<>(0);
        private final List<Candidate> readings = new ArrayList<>(0);
        private final List<Candidate> overruled = new ArrayList<>(0);
        private final List<Evidence> preliminary = new ArrayList<>(0);
        private final List<Evidence> unreadable = new ArrayList<>(0);

        private void read(GenomicFact fact, GeneModel model, ResultReader reader) {
            if (fact instanceof UncomputableResult result) {
                unreadable.add(new Evidence(result.reason(), result.source()));
                return;
            }
            Optional<Candidate> reading = reader.read(fact, model);
            if (reading.isEmpty()) {
                if (saysSomething(fact) && !ResultReader.isOfOtherAllele(fact, model)) {
                    unreadable.add(new Evidence(ResultReader.words(fact), fact.source()));
                }
            } else if (fact.source().status() == ResultStatus.FINAL) {
                readings.add(reading.get());
                add(reader.beside(fact, model), List.of(reading.get()));
            } else {
                preliminary.addAll(reading.get().evidence());
            }
        }

        /** What agrees with what leads joins it, what differs gives way. */
        private void add(List<Candidate> others, List<Candidate> leading) {
            for (Candidate other : others) {
                boolean agrees = leading.isEmpty() || leading.stream().anyMatch(other::agreesWith);
                (agrees ? readings : overruled).add(other);
            }
        }

        /** Asked for once. */
        GeneResult result(GeneModel model, ResultReader results, VariantReader calls, List<TestedRegions> regions) {
            facts.forEach(fact -> read(fact, model, results));
            if (!variants.isEmpty() || !regions.isEmpty()) {
                call(model, calls, regions);
            }
            return new GeneResult(model.gene(), GeneResult.merged(readings), overruled, preliminary, unreadable);
        }

        private void call(GeneModel model, VariantReader calls, List<TestedRegions> regions) {
            List<PlacedVariant> known = new ArrayList<>();
            for (PlacedVariant placed : variants) {
                boolean speaks = placed.genes().contains(model.gene());
                Variant variant = placed.variant();
                if (speaks && variant.source().status() == ResultStatus.FINAL) {
                    known.add(placed);
                } else if (placed.isChange() && (speaks || variant.location().isEmpty())) {
                    (speaks ? preliminary : unreadable)
                            .add(new Evidence(ResultReader.words(variant), variant.source()));
                }
            }
            VariantReader.Readings called = calls.read(model, known, ofFinal(regions));
            add(called.candidates(), List.copyOf(readings));
            unreadable.addAll(called.unreadable());
        }

        private static List<TestedRegions> ofFinal(List<TestedRegions> regions) {
            return regions.stream()
                    .filter(tested -> tested.source().status() == ResultStatus.FINAL)
                    .toList();
        }

        /** A haplotype alone is no unreadable result. */
        private static boolean saysSomething(Fact fact) {
            return fact instanceof Genotype
                    || fact instanceof GenePhenotype
                    || fact instanceof HlaTyping
                    || fact instanceof AllelePresence
                    || fact instanceof StructuralVariant structure && structure.presence() == Presence.PRESENT;
        }
    }
}
