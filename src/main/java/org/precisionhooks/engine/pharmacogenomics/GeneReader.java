package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.pharmacogenomics.calling.PlacedVariant;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.UncomputableResult;
import org.precisionhooks.facts.Variant;

/** Puts together what the results of one gene say: the statements of laboratories first, then what is called from variants. */
final class GeneReader {

    private final GeneModel model;
    private final List<Candidate> readings = new ArrayList<>(0);
    private final List<Candidate> overruled = new ArrayList<>(0);
    private final List<Evidence> preliminary = new ArrayList<>(0);
    private final List<Evidence> unreadable = new ArrayList<>(0);

    GeneReader(GeneModel model) {
        this.model = model;
    }

    /** Adds what a laboratory states. */
    void read(GenomicFact fact, ResultReader reader) {
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

    /** Adds what variants and tested regions come to; once, after all statements. */
    void call(List<PlacedVariant> variants, List<TestedRegions> regions, VariantReader reader) {
        List<PlacedVariant> known = new ArrayList<>();
        for (PlacedVariant placed : variants) {
            boolean speaks = placed.genes().contains(model.gene());
            Variant variant = placed.variant();
            if (speaks && variant.source().status() == ResultStatus.FINAL) {
                known.add(placed);
            } else if (placed.isChange() && (speaks || variant.location().isEmpty())) {
                (speaks ? preliminary : unreadable).add(new Evidence(ResultReader.words(variant), variant.source()));
            }
        }
        VariantReader.Readings called = reader.read(model, known, ofFinal(regions));
        add(called.candidates(), List.copyOf(readings));
        unreadable.addAll(called.unreadable());
    }

    private static List<TestedRegions> ofFinal(List<TestedRegions> regions) {
        return regions.stream()
                .filter(tested -> tested.source().status() == ResultStatus.FINAL)
                .toList();
    }

    /** A haplotype alone is no unreadable result. */
    private static boolean saysSomething(GenomicFact fact) {
        return fact instanceof Genotype
                || fact instanceof GenePhenotype
                || fact instanceof HlaTyping
                || fact instanceof AllelePresence
                || fact instanceof StructuralVariant structure && structure.presence() == Presence.PRESENT;
    }

    GeneResult result() {
        return new GeneResult(model.gene(), GeneResult.merged(readings), overruled, preliminary, unreadable);
    }
}
