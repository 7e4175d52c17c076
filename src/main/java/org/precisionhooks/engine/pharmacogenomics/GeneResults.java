package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Evidence;
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

    static GeneResults of(ConsentedFacts facts, GeneModels models) {
        Map<String, Collected> collected = new TreeMap<>();
        List<Evidence> reports = new ArrayList<>();
        boolean oneCopyOfX =
                facts.demographics().map(person -> person.sex() == Sex.MALE).orElse(false);
        ResultReader reader = new ResultReader(models, oneCopyOfX);
        for (GenomicFact fact : facts.all(GenomicFact.class)) {
            if (fact.origin() == Origin.SOMATIC) {
                continue;
            }
            if (fact instanceof UncomputableResult result && result.gene().isEmpty()) {
                reports.add(new Evidence(result.reason(), result.source()));
            } else if (models.knows(fact.gene())) {
                collected.computeIfAbsent(fact.gene(), gene -> new Collected()).add(fact, reader);
            }
        }
        Map<String, GeneResult> byGene = new TreeMap<>();
        collected.forEach((gene, all) -> byGene.put(gene, all.result(gene)));
        return new GeneResults(byGene, reports);
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
        private final List<Evidence> preliminary = new ArrayList<>();
        private final List<Evidence> unreadable = new ArrayList<>();

        void add(GenomicFact fact, ResultReader reader) {
            if (fact instanceof UncomputableResult result) {
                unreadable.add(new Evidence(result.reason(), result.source()));
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

        GeneResult result(String gene) {
            return new GeneResult(gene, GeneResult.merged(readings), preliminary, unreadable);
        }

        /** A negative or unmarked single position proves nothing and is no unreadable result either. */
        private static boolean saysSomething(Fact fact) {
            return fact instanceof Genotype
                    || fact instanceof GenePhenotype
                    || fact instanceof HlaTyping
                    || fact instanceof AllelePresence
                    || fact instanceof StructuralVariant structure && structure.presence() == Presence.PRESENT
                    || fact instanceof Variant variant && variant.presence() == Presence.PRESENT;
        }
    }
}
