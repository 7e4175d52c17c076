package org.precisionhooks.engine.cardiology.polygenic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.precisionhooks.engine.cardiology.polygenic.Genotypes.Site;

/**
 * The raw sum of a score for one person, or why there is none. It is no risk: it has no percentile and no class without a
 * reference of the same ancestry, and it stands beside a risk equation, never in it.
 *
 * @param sum the sum; empty where it is refused
 * @param rows how many variants the file has
 * @param matched those that the genotypes have a site for
 * @param ambiguous matched ones left out, since their alleles read the same on both strands
 * @param repeated matched ones left out, since the file has them more than once
 * @param imputed used ones that could not be read, counted by the frequency of the allele
 * @param used those in the sum
 * @param refusal why there is no sum
 * @param notes what must be said with it
 */
public record PolygenicScore(
        OptionalDouble sum,
        int rows,
        int matched,
        int ambiguous,
        int repeated,
        int imputed,
        int used,
        Optional<Refusal> refusal,
        List<String> notes) {

    /** Why there is no sum. */
    public enum Refusal {
        /** The file has no positions on the build of the genotypes. */
        OTHER_BUILD,
        /** Its weights are factors, which must not be added up. */
        FACTORS,
        /** Too few of its variants have a site in the genotypes. */
        TOO_FEW_MATCHED
    }

    public PolygenicScore {
        notes = List.copyOf(notes);
    }

    /** Those that the genotypes say nothing of; they count as nothing, and never as the reference. */
    public int missing() {
        return rows - matched;
    }

    /** The share of the file's variants that matched. */
    public double rate() {
        return rows == 0 ? 0 : (double) matched / rows;
    }

    /**
     * Sums a score.
     *
     * @param frequencies of effect alleles, for sites that could not be read; the file's own come first
     * @param leastRate the least share of the file's variants that must match
     */
    public static PolygenicScore of(
            ScoringFile file,
            Genotypes genotypes,
            Function<ScoreRow, Optional<Frequency>> frequencies,
            double leastRate) {
        Optional<ScoreRows> rows = file.on(genotypes.build());
        if (rows.isEmpty()) {
            return refused(Refusal.OTHER_BUILD);
        }
        if (file.title().hasFactors()) {
            return refused(Refusal.FACTORS, file.size(genotypes.build()));
        }
        Sum sum = new Sum(rows.get(), frequencies);
        for (int i = 0; i < rows.get().size(); i++) {
            sum.add(i, genotypes);
        }
        return sum.score(file, file.size(genotypes.build()), leastRate);
    }

    /** No sum, since nothing could be looked up. */
    public static PolygenicScore refused(Refusal refusal) {
        return refused(refusal, 0);
    }

    private static PolygenicScore refused(Refusal refusal, int rows) {
        return new PolygenicScore(OptionalDouble.empty(), rows, 0, 0, 0, 0, 0, Optional.of(refusal), List.of());
    }

    /** A sum in the making. */
    private static final class Sum {

        private final ScoreRows rows;
        private final Function<ScoreRow, Optional<Frequency>> frequencies;
        private double total;
        private int matched;
        private int ambiguous;
        private int repeated;
        private final Map<String, Integer> imputed = new TreeMap<>();
        private int used;
        private int single;

        Sum(ScoreRows rows, Function<ScoreRow, Optional<Frequency>> frequencies) {
            this.rows = rows;
            this.frequencies = frequencies;
        }

        void add(int index, Genotypes genotypes) {
            ScoreRow row = rows.get(index);
            Optional<Site> site = genotypes.site(row.chromosome(), row.position(), row.effect(), row.other());
            Optional<Frequency> standIn = site.filter(found -> !found.isRead()).flatMap(found -> standIn(row));
            OptionalDouble dosage =
                    site.map(found -> dosage(row, found, standIn)).orElse(OptionalDouble.empty());
            if (dosage.isEmpty()) {
                return;
            }
            matched++;
            if (row.isStrandAmbiguous()) {
                ambiguous++;
            } else if (rows.isRepeated(index)) {
                repeated++;
            } else {
                used++;
                standIn.ifPresent(frequency -> imputed.merge(frequency.from(), 1, Integer::sum));
                single += isSingle(row, site.get()) ? 1 : 0;
                total += row.counted(dosage.getAsDouble()) * row.weight();
            }
        }

        private static boolean isSingle(ScoreRow row, Site site) {
            return site.isSingle() && !Place.isAutosomal(row.chromosome());
        }

        private static OptionalDouble dosage(ScoreRow row, Site site, Optional<Frequency> standIn) {
            OptionalInt copies = site.copies(row.effect());
            return copies.isPresent()
                    ? OptionalDouble.of(copies.getAsInt())
                    : standIn.map(frequency -> OptionalDouble.of(2 * frequency.value()))
                            .orElse(OptionalDouble.empty());
        }

        /** A mean of two copies stands in where everybody has two; elsewhere nobody knows how many to impute. */
        private Optional<Frequency> standIn(ScoreRow row) {
            if (!Place.isAutosomal(row.chromosome())) {
                return Optional.empty();
            }
            return row.frequency().isPresent()
                    ? Optional.of(new Frequency(row.frequency().getAsDouble(), Frequency.OF_SCORE))
                    : frequencies.apply(row);
        }

        PolygenicScore score(ScoringFile file, int all, double leastRate) {
            boolean enough = all > 0 && matched >= leastRate * all && used > 0;
            return new PolygenicScore(
                    enough ? OptionalDouble.of(total) : OptionalDouble.empty(),
                    all,
                    matched,
                    ambiguous,
                    repeated,
                    imputed.values().stream().mapToInt(Integer::intValue).sum(),
                    used,
                    enough ? Optional.empty() : Optional.of(Refusal.TOO_FEW_MATCHED),
                    notes(file, all));
        }

        private List<String> notes(ScoringFile file, int all) {
            List<String> notes = new ArrayList<>();
            if (all < file.declared()) {
                notes.add("The file holds " + all + " of the " + file.declared() + " variants of the score.");
            }
            imputed.forEach((from, count) -> notes.add(count
                    + " variants could not be read in the genotypes and are counted as twice the frequency of their allele by "
                    + from + "."));
            if (single > 0) {
                notes.add(single + " variants were found on one copy only (X, Y or mitochondrion) and are counted once;"
                        + " the file does not say how its authors counted them.");
            }
            return notes;
        }
    }
}
