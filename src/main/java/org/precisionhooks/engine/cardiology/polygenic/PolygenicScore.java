package org.precisionhooks.engine.cardiology.polygenic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
        int imputed,
        int used,
        Optional<Refusal> refusal,
        List<String> notes) {

    /** Why there is no sum. */
    public enum Refusal {
        /** The file has no positions on the build of the genotypes. */
        OTHER_BUILD,
        /** Too few of its variants have a site in the genotypes. */
        TOO_FEW_MATCHED
    }

    public PolygenicScore {
        notes = List.copyOf(notes);
    }

    /** The share of the file's variants that matched. */
    public double rate() {
        return rows == 0 ? 0 : (double) matched / rows;
    }

    /**
     * Sums a score.
     *
     * @param frequencies of effect alleles in a reference, for sites that could not be read; the file's own come first
     * @param leastRate the least share of the file's variants that must match
     */
    public static PolygenicScore of(
            ScoringFile file, Genotypes genotypes, Function<ScoreRow, OptionalDouble> frequencies, double leastRate) {
        Optional<List<ScoreRow>> rows = file.on(genotypes.build());
        if (rows.isEmpty()) {
            return new PolygenicScore(
                    OptionalDouble.empty(), 0, 0, 0, 0, 0, Optional.of(Refusal.OTHER_BUILD), List.of());
        }
        Sum sum = new Sum(frequencies);
        rows.get().forEach(row -> sum.add(row, genotypes));
        return sum.score(file, rows.get().size() + file.unplaced().getOrDefault(genotypes.build(), 0), leastRate);
    }

    /** A sum in the making. */
    private static final class Sum {

        private final Function<ScoreRow, OptionalDouble> frequencies;
        private double total;
        private int matched;
        private int ambiguous;
        private int imputed;
        private int used;

        Sum(Function<ScoreRow, OptionalDouble> frequencies) {
            this.frequencies = frequencies;
        }

        void add(ScoreRow row, Genotypes genotypes) {
            Optional<Site> site = genotypes.site(row.chromosome(), row.position(), row.effect(), row.other());
            if (site.isEmpty()) {
                return;
            }
            OptionalInt copies = site.get().copies(row.effect());
            OptionalDouble frequency = row.frequency().isPresent() ? row.frequency() : frequencies.apply(row);
            if (copies.isEmpty() && frequency.isEmpty()) {
                return;
            }
            matched++;
            if (row.isStrandAmbiguous()) {
                ambiguous++;
                return;
            }
            used++;
            imputed += copies.isEmpty() ? 1 : 0;
            double dosage = copies.isPresent() ? copies.getAsInt() : 2 * frequency.getAsDouble();
            total += row.counted(dosage) * row.weight();
        }

        PolygenicScore score(ScoringFile file, int rows, double leastRate) {
            boolean enough = rows > 0 && matched >= leastRate * rows;
            List<String> notes = rows < file.declared()
                    ? List.of("The file holds " + rows + " of the " + file.declared() + " variants of the score.")
                    : List.of();
            return new PolygenicScore(
                    enough ? OptionalDouble.of(total) : OptionalDouble.empty(),
                    rows,
                    matched,
                    ambiguous,
                    imputed,
                    used,
                    enough ? Optional.empty() : Optional.of(Refusal.TOO_FEW_MATCHED),
                    notes);
        }
    }
}
