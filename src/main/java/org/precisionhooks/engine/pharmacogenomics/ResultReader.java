package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.GeneReading;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Presence;

/** Turns one statement of a laboratory into a reading of its gene; {@link VariantReader} reads the variants. */
final class ResultReader {

    private final boolean oneCopyOfX;

    /** @param oneCopyOfX true for a person known to have one X chromosome */
    ResultReader(boolean oneCopyOfX) {
        this.oneCopyOfX = oneCopyOfX;
    }

    /**
     * What a statement says; of several words in it the leading one.
     *
     * @param model that of the fact's gene
     */
    Optional<Candidate> read(GenomicFact fact, GeneModel model) {
        if (fact instanceof Genotype genotype) {
            return model.looksUpAlleleStatus() ? Optional.empty() : diplotype(genotype, model);
        }
        if (fact instanceof GenePhenotype phenotype) {
            return reported(phenotype, model);
        }
        if (fact instanceof HlaTyping typing) {
            return typing(typing, model);
        }
        if (fact instanceof AllelePresence presence) {
            return presence(presence, model);
        }
        return fact instanceof Haplotype haplotype ? haplotype(haplotype, model) : Optional.empty();
    }

    /** Whether a test looked for an HLA allele that no guidance asks for, as HLA-B*27 does. */
    static boolean isOfOtherAllele(GenomicFact fact, GeneModel model) {
        return fact instanceof AllelePresence presence
                && model.looksUpAlleleStatus()
                && model.statusAlleles().stream()
                        .noneMatch(allele -> HlaMatch.covers(allele, presence.allele())
                                || HlaMatch.covers(presence.allele(), allele));
    }

    /** The words of a fact, for people, when it cannot be computed with. */
    static String words(GenomicFact fact) {
        if (fact instanceof Genotype genotype) {
            return fact.gene() + " " + genotype.diplotype();
        }
        if (fact instanceof GenePhenotype phenotype) {
            return fact.gene() + " " + phenotype.phenotype();
        }
        if (fact instanceof HlaTyping typing) {
            return fact.gene() + " " + String.join("/", typing.alleles());
        }
        return fact.gene() + " result";
    }

    /** One named allele is a whole result only where the person has one copy. */
    private Optional<Candidate> diplotype(Genotype genotype, GeneModel model) {
        return model.read(genotype.diplotype())
                .filter(reading -> reading.copies() == 2 || model.hasOneCopy(oneCopyOfX))
                .map(reading -> candidate(genotype, Candidate.Basis.DIPLOTYPE, reading.call(), reading.words()))
                .or(() -> decidedByOne(genotype, model));
    }

    /** An allele that decides whatever the other one is, beside one that is not known here: one responsive CFTR variant is enough. */
    private Optional<Candidate> decidedByOne(Genotype genotype, GeneModel model) {
        List<Allele> known = Diplotype.partlyKnown(genotype.diplotype(), model.names());
        return model.hasOneCopy(oneCopyOfX) || known.size() != 1
                ? Optional.empty()
                : Optional.of(model.atLeastOne(known.get(0)))
                        .filter(call -> call.keys().size() == 1)
                        .map(call -> candidate(
                                genotype,
                                Candidate.Basis.VARIANT,
                                call,
                                genotype.gene() + " " + genotype.diplotype() + ": "
                                        + known.get(0).name() + " decides, " + call.text()));
    }

    /** The score leads where guidance goes by it, then the phenotype, then the alleles (specification section 4.5). */
    private Optional<Candidate> reported(GenePhenotype stated, GeneModel model) {
        if (model.looksUpAlleleStatus()) {
            return Optional.empty();
        }
        Optional<GeneCall> call = byScore(stated, model).or(() -> byPhenotype(stated, model));
        return call.isPresent() ? call.map(found -> reported(stated, found)) : byAlleles(stated, model);
    }

    /** What else a statement says, beside its leading word; most say one thing. */
    List<Candidate> beside(GenomicFact fact, GeneModel model) {
        boolean saysMore = fact instanceof GenePhenotype stated
                && (stated.diplotype().isPresent() || stated.activityScore().isPresent())
                && !model.looksUpAlleleStatus();
        return saysMore ? beside((GenePhenotype) fact, model) : List.of();
    }

    private List<Candidate> beside(GenePhenotype stated, GeneModel model) {
        return Stream.of(
                        byScore(stated, model).map(call -> reported(stated, call)),
                        byPhenotype(stated, model).map(call -> reported(stated, call)),
                        byAlleles(stated, model))
                .flatMap(Optional::stream)
                .skip(1)
                .toList();
    }

    private static Optional<GeneCall> byScore(GenePhenotype stated, GeneModel model) {
        return model.looksUpScore()
                ? stated.activityScore().flatMap(ActivityScore::parse).map(model::ofScore)
                : Optional.empty();
    }

    private static Optional<GeneCall> byPhenotype(GenePhenotype stated, GeneModel model) {
        return stated.phenotype().isEmpty() ? Optional.empty() : Optional.of(model.ofReported(stated.phenotype()));
    }

    private Optional<Candidate> byAlleles(GenePhenotype stated, GeneModel model) {
        return stated.diplotype()
                .flatMap(alleles ->
                        diplotype(new Genotype(stated.source(), stated.gene(), stated.origin(), alleles), model));
    }

    private static Candidate reported(GenePhenotype stated, GeneCall call) {
        return candidate(
                stated, Candidate.Basis.REPORTED, call, stated.gene() + ": " + call.text() + GeneReading.REPORTED);
    }

    private static Optional<Candidate> typing(HlaTyping typing, GeneModel model) {
        GeneModel.Typed typed = model.statuses(typing);
        return typed.call().keys().isEmpty()
                ? Optional.empty()
                : Optional.of(candidate(typing, Candidate.Basis.HLA, typed.call(), typed.words()));
    }

    private static Optional<Candidate> presence(AllelePresence presence, GeneModel model) {
        if (presence.presence() == Presence.INDETERMINATE) {
            return Optional.empty();
        }
        boolean found = presence.presence() == Presence.PRESENT;
        String words = presence.gene() + presence.allele() + (found ? " positive" : " negative");
        if (model.looksUpAlleleStatus()) {
            return model.statusAlleles().stream()
                    .filter(allele -> found
                            ? HlaMatch.covers(presence.allele(), allele)
                            : HlaMatch.covers(allele, presence.allele()))
                    .findFirst()
                    .map(allele -> hla(presence, Set.of(key(allele, found)), words));
        }
        return found
                ? model.names().find(presence.allele()).map(allele -> atLeastOne(presence, model, allele))
                : Optional.empty();
    }

    private static Optional<Candidate> haplotype(Haplotype haplotype, GeneModel model) {
        if (model.looksUpAlleleStatus()) {
            return model.statusAlleles().stream()
                    .filter(allele -> HlaMatch.covers(haplotype.allele(), allele))
                    .findFirst()
                    .map(allele -> hla(
                            haplotype, Set.of(key(allele, true)), haplotype.gene() + haplotype.allele() + " present"));
        }
        return model.names().find(haplotype.allele()).map(allele -> atLeastOne(haplotype, model, allele));
    }

    private static Candidate atLeastOne(GenomicFact fact, GeneModel model, Allele allele) {
        GeneCall call = model.atLeastOne(allele);
        return candidate(
                fact, Candidate.Basis.VARIANT, call, fact.gene() + " " + allele.name() + ": at least one copy");
    }

    /** The look-up key of an allele whose presence alone counts. */
    static String key(String allele, boolean found) {
        return allele + (found ? " positive" : " negative");
    }

    private static Candidate hla(GenomicFact fact, Set<String> keys, String words) {
        return candidate(fact, Candidate.Basis.HLA, GeneCall.ofKeys(keys), words);
    }

    private static Candidate candidate(GenomicFact fact, Candidate.Basis basis, GeneCall call, String words) {
        Optional<String> phenotype = Optional.of(call.phenotype()).filter(known -> !known.isEmpty());
        Evidence evidence = new Evidence(words, fact.source(), Optional.of(fact.gene()), phenotype);
        return new Candidate(call, basis, List.of(evidence));
    }
}
