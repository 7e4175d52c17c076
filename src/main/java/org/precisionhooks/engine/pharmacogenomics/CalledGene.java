package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCall;
import org.precisionhooks.engine.pharmacogenomics.calling.CalledDiplotype;

/**
 * Named alleles that this server called, with what they mean.
 *
 * @param call the alleles, and what was tested
 * @param best what each of the best explanations means
 * @param others what the less specific explanations mean that the data does not exclude
 */
record CalledGene(AlleleCall call, List<GeneCall> best, List<GeneCall> others) {

    CalledGene {
        best = List.copyOf(best);
        others = List.copyOf(others);
    }

    static CalledGene of(AlleleCall call, GeneModel model) {
        return new CalledGene(call, meanings(call.diplotypes(), model), meanings(call.others(), model));
    }

    /** What the gene may do: by the best explanations, or by all that are possible while needed positions are untested. */
    GeneCall meaning(GeneModel model) {
        return GeneCall.anyOf(call.isClosed() ? best : meanings(call.possible(), model));
    }

    /** The alleles, {@code *1/*2}, or several that fit equally well. */
    String text() {
        return call.variants()
                .orElseGet(() -> String.join(
                        " or ",
                        call.diplotypes().stream().map(CalledDiplotype::text).toList()));
    }

    private static List<GeneCall> meanings(List<CalledDiplotype> diplotypes, GeneModel model) {
        return diplotypes.stream()
                .map(diplotype -> new Diplotype(
                        diplotype.alleles().stream().map(model::allele).toList()))
                .distinct()
                .map(diplotype -> model.call(diplotype).orElseGet(() -> GeneCall.ofPhenotype(GeneCall.INDETERMINATE)))
                .toList();
    }
}
