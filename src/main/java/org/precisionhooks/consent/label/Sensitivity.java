package org.precisionhooks.consent.label;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.consent.term.Hierarchy;
import org.precisionhooks.facts.Coding;

/**
 * What the security labels of a resource say.
 *
 * @param highest its confidentiality, N when unlabelled
 * @param rankless true when a confidentiality code has no place in U..V
 * @param labels the labels as they are
 * @param strict sensitivity codes, with those above them, for a permit
 * @param lenient the same for a deny: odd spellings count, ETH and SUD are one
 */
public record Sensitivity(
        Confidentiality highest, boolean rankless, Set<Coding> labels, Set<String> strict, Set<String> lenient) {

    /** v3-Confidentiality in rising order. */
    public enum Confidentiality {
        U,
        L,
        M,
        N,
        R,
        V;

        public static Optional<Confidentiality> of(String code) {
            return EnumSet.allOf(Confidentiality.class).stream()
                    .filter(rank -> rank.name().equals(code))
                    .findFirst();
        }
    }

    public static Sensitivity of(List<Coding> labels, Hierarchy hierarchy) {
        Set<String> strict = new HashSet<>();
        Set<String> lenient = new HashSet<>();
        for (Coding label : labels) {
            if (label.system().equals(CodeSystems.ACT_CODE)) {
                strict.addAll(hierarchy.upward(CodeSystems.ACT_CODE, label.code()));
            }
            if (CodeSystems.alike(label.system(), CodeSystems.ACT_CODE) || isConfidentiality(label)) {
                lenient.addAll(hierarchy.upward(CodeSystems.ACT_CODE, label.code()));
            }
        }
        equateSubstanceUse(lenient, hierarchy);
        Set<Coding> plain = new HashSet<>();
        labels.forEach(label -> plain.add(Coding.of(label.system(), label.code())));
        return new Sensitivity(highest(labels), rankless(labels), plain, strict, lenient);
    }

    /** R4 puts ETHUD and OPIOIDUD below SUD, IHE PCF below ETH: for a deny the two are one. */
    private static void equateSubstanceUse(Set<String> codes, Hierarchy hierarchy) {
        if (codes.contains("ETH")) {
            codes.addAll(hierarchy.upward(CodeSystems.ACT_CODE, "SUD"));
        }
        if (codes.contains("SUD")) {
            codes.add("ETH");
        }
    }

    /** The highest of several; a misspelled system can raise the rank of a resource, never lower it. */
    private static Confidentiality highest(List<Coding> labels) {
        Optional<Confidentiality> stated = labels.stream()
                .filter(label -> label.system().equals(CodeSystems.CONFIDENTIALITY))
                .flatMap(label -> Confidentiality.of(label.code()).stream())
                .max(Confidentiality::compareTo);
        Confidentiality base = stated.orElse(Confidentiality.N);
        return labels.stream()
                .filter(Sensitivity::isConfidentiality)
                .flatMap(label -> Confidentiality.of(label.code()).stream())
                .filter(rank -> rank.compareTo(base) > 0)
                .max(Confidentiality::compareTo)
                .orElse(base);
    }

    private static boolean rankless(List<Coding> labels) {
        return labels.stream()
                .filter(label -> !label.system().isEmpty())
                .filter(Sensitivity::isConfidentiality)
                .anyMatch(label -> Confidentiality.of(label.code()).isEmpty());
    }

    private static boolean isConfidentiality(Coding label) {
        return CodeSystems.alike(label.system(), CodeSystems.CONFIDENTIALITY);
    }

    public boolean carriesAny(List<String> codes) {
        return codes.stream().anyMatch(lenient::contains);
    }
}
