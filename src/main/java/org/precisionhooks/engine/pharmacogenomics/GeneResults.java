package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCaller;
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
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.UncomputableResult;
import org.precisionhooks.facts.Variant;

/** Reads the patient's genomic facts gene by gene. Somatic results are not used, absent genes are not tested. */
final class GeneResults {

    private final Map<String, GeneResult> byGene;
    private final List<Evidence> unreadableReports;

    private GeneResults(Map<String, GeneResult> byGene, List<Evidence> unreadableReports) {
        this.byGene = byGene;
        this.unreadableReports = unreadableReports;
    }

    static GeneResults of(ConsentedFacts facts, GeneModels models, AlleleCaller caller) {
        Map<String, Collected> collected = new TreeMap<>();
        List<Evidence> reports = new ArrayList<>();
        boolean oneCopyOfX =
                facts.demographics().map(person -> person.sex() == Sex.MALE).orElse(false);
        ResultReader reader = new ResultReader(models, oneCopyOfX);
        VariantReader variants = new VariantReader(caller, oneCopyOfX);
        List<TestedRegions> regions = new ArrayList<>();
        for (GenomicFact fact : facts.all(GenomicFact.class)) {
            if (fact.origin() == Origin.SOMATIC) {
                continue;
            }
            if (fact instanceof UncomputableResult result && result.gene().isEmpty()) {
                reports.add(new Evidence(result.reason(), result.source()));
            } else if (fact instanceof TestedRegions tested) {
                regions.add(tested);
            } else {
                genes(fact, models, caller).forEach(gene -> collected
                        .computeIfAbsent(gene, none -> new Collected())
                        .add(fact, reader));
            }
        }
        if (!regions.isEmpty()) {
            caller.definitions().genes().stream()
                    .filter(models::knows)
                    .forEach(gene -> collected.computeIfAbsent(gene, none -> new Collected()));
        }
        Map<String, GeneResult> byGene = new TreeMap<>();
        collected.forEach((gene, all) -> byGene.put(
                gene, all.result(models.model(gene).orElseThrow(), variants, regions)));
        return new GeneResults(byGene, reports);
    }

    /** The gene that a result names, or those that a variant speaks of by its place. */
    private static Collection<String> genes(GenomicFact fact, GeneModels models, AlleleCaller caller) {
        Collection<String> named = fact.gene().isEmpty() && fact instanceof Variant variant
                ? caller.definitions().genesOf(variant)
                : Set.of(fact.gene());
        return named.stream().filter(models::knows).toList();
    }

    GeneResult of(String gene) {
        return Optional.ofNullable(byGene.get(gene)).orElseGet(() -> GeneResult.notTested(gene));
    }

    /** Genetic reports that name no gene and cannot be computed with, e.g. scans. */
    List<Evidence> unreadableReports() {
        return unreadableReports;
    }

    /** What was found of one gene so far. */
    private static final class Collected {
        private final List<Candidate> readings = new ArrayList<>();
        private final List<Variant> variants = new ArrayList<>();
        private final List<Evidence> preliminary = new ArrayList<>();
        private final List<Evidence> unreadable = new ArrayList<>();

        void add(GenomicFact fact, ResultReader reader) {
            if (fact instanceof UncomputableResult result) {
                unreadable.add(new Evidence(result.reason(), result.source()));
                return;
            }
            if (fact instanceof Variant variant) {
                variants.add(variant);
                return;
            }
            Optional<Candidate> reading = reader.read(fact);
            if (reading.isEmpty()) {
                if (saysSomething(fact) && !reader.isOfOtherAllele(fact)) {
                    unreadable.add(new Evidence(ResultReader.words(fact), fact.source()));
                }
            } else if (fact.source().status() == ResultStatus.FINAL) {
                readings.add(reading.get());
            } else {
                preliminary.addAll(reading.get().evidence());
            }
        }

        GeneResult result(GeneModel model, VariantReader reader, List<TestedRegions> regions) {
            List<Variant> known = new ArrayList<>();
            for (Variant variant : variants) {
                boolean placed = reader.knows(model.gene(), variant);
                boolean isFinal = variant.source().status() == ResultStatus.FINAL;
                if (placed && isFinal) {
                    known.add(variant);
                } else if (variant.presence() == Presence.PRESENT && (placed || variant.location().isEmpty())) {
                    (placed ? preliminary : unreadable)
                            .add(new Evidence(ResultReader.words(variant), variant.source()));
                }
            }
            VariantReader.Readings called = reader.read(model, known, ofFinal(regions));
            readings.addAll(called.candidates());
            unreadable.addAll(called.unreadable());
            return new GeneResult(model.gene(), GeneResult.merged(readings), preliminary, unreadable);
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
                    || fact instanceof AllelePresence;
        }
    }
}
