package org.precisionhooks.genome;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.Significance;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.genome.Disagreement.Kind;

/**
 * Finds results that differ. Germline and tumour are never compared, nor what is silent: a result that was not looked for
 * contradicts nothing. Names of alleles are compared in one spelling.
 */
public final class Disagreements {

    private final CuratedVariants variants;
    private final DiplotypeForm diplotypes;

    public Disagreements(CuratedVariants variants, DiplotypeForm diplotypes) {
        this.variants = variants;
        this.diplotypes = diplotypes;
    }

    /**
     * What one result says of one thing.
     *
     * @param about what it is about, the same for results that can be compared
     * @param says what it says, the same for results that agree
     */
    private record Claim(Kind kind, String about, String says, GenomicFact fact) {}

    /** The disagreements, in the order in which the record first speaks of their subject. */
    public List<Disagreement> among(List<GenomicFact> facts) {
        Map<List<Object>, List<Claim>> bySubject = new LinkedHashMap<>();
        facts.stream()
                .flatMap(this::claims)
                .forEach(claim -> bySubject
                        .computeIfAbsent(
                                List.of(
                                        claim.kind(),
                                        claim.about(),
                                        claim.fact().origin() == Origin.SOMATIC),
                                key -> new ArrayList<>())
                        .add(claim));
        Set<List<Object>> told = new HashSet<>();
        return bySubject.values().stream()
                .filter(Disagreements::differ)
                .filter(claims -> told.add(List.of(
                        claims.get(0).kind(), claims.stream().map(Claim::fact).toList())))
                .map(claims -> new Disagreement(
                        claims.get(0).kind(),
                        claims.get(0).about(),
                        claims.stream().map(Claim::fact).toList()))
                .toList();
    }

    private static boolean differ(List<Claim> claims) {
        return claims.get(0).kind() == Kind.HLA_TYPING
                ? claims.stream().anyMatch(one -> claims.stream().anyMatch(other -> !compatible(one, other)))
                : claims.stream().map(Claim::says).distinct().count() > 1;
    }

    private Stream<Claim> claims(GenomicFact fact) {
        if (fact instanceof Genotype genotype) {
            return Stream.of(new Claim(
                    Kind.GENOTYPE, genotype.gene(), diplotypes.of(genotype.gene(), genotype.diplotype()), fact));
        }
        if (fact instanceof GenePhenotype phenotype && !phenotype.phenotype().isEmpty()) {
            return Stream.of(new Claim(Kind.PHENOTYPE, phenotype.gene(), phenotype.phenotype(), fact));
        }
        if (fact instanceof HlaTyping typing && !typing.ambiguous()) {
            return Stream.of(new Claim(
                    Kind.HLA_TYPING,
                    typing.gene(),
                    String.join("+", typing.alleles().stream().sorted().toList()),
                    fact));
        }
        if (fact instanceof AllelePresence allele) {
            return presence(allele.gene() + allele.allele(), allele.presence(), fact);
        }
        return fact instanceof DiagnosticImplication implication ? significance(implication) : ofVariant(fact);
    }

    private Stream<Claim> ofVariant(GenomicFact fact) {
        if (!(fact instanceof Variant variant) || variant.location().isEmpty()) {
            return Stream.empty();
        }
        String place = onOneBuild(variant.location().get()).spdi();
        Stream<Claim> zygosity = variant.presence() == Presence.PRESENT && variant.zygosity() != Zygosity.UNKNOWN
                ? Stream.of(new Claim(Kind.ZYGOSITY, place, variant.zygosity().name(), fact))
                : Stream.empty();
        return Stream.concat(presence(place, variant.presence(), fact), zygosity);
    }

    private GenomicLocation onOneBuild(GenomicLocation location) {
        GenomicLocation canonical = variants.canonical(location);
        Optional<GenomicLocation> other = variants.inOtherBuild(canonical);
        return other.filter(lifted -> lifted.spdi().compareTo(canonical.spdi()) > 0)
                .orElse(canonical);
    }

    private static Stream<Claim> presence(String about, Presence presence, GenomicFact fact) {
        return presence == Presence.PRESENT || presence == Presence.ABSENT
                ? Stream.of(new Claim(Kind.PRESENCE, about, presence.name(), fact))
                : Stream.empty();
    }

    /** Benign, uncertain and pathogenic differ; likely or not is a shade of the same. */
    private static Stream<Claim> significance(DiagnosticImplication implication) {
        String grade = implication.significance() == Significance.UNKNOWN
                ? ""
                : implication.significance().name().replace("LIKELY_", "");
        return grade.isEmpty()
                ? Stream.empty()
                : implication.names().stream().map(name -> new Claim(Kind.SIGNIFICANCE, name, grade, implication));
    }

    /** Typings of two alleles that name different ones; a shorter name holds all longer ones that it begins. */
    private static boolean compatible(Claim one, Claim other) {
        List<String> left = ((HlaTyping) one.fact()).alleles();
        List<String> right = ((HlaTyping) other.fact()).alleles();
        if (left.size() != 2 || right.size() != 2) {
            return true;
        }
        return (sameAllele(left.get(0), right.get(0)) && sameAllele(left.get(1), right.get(1)))
                || (sameAllele(left.get(0), right.get(1)) && sameAllele(left.get(1), right.get(0)));
    }

    private static boolean sameAllele(String one, String other) {
        return (one + ":").startsWith(other + ":") || (other + ":").startsWith(one + ":");
    }
}
