package org.precisionhooks.engine.cardiology.polygenic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.precisionhooks.engine.cardiology.polygenic.ScoreRow.Model;

/** The columns of a scoring file, by name, and the rows in them. */
final class ScoreColumns {

    /** Where a file says on which chromosome and at which position a variant lies. */
    record Placing(String chromosome, String position) {}

    static final Placing AUTHORS = new Placing("chr_name", "chr_position");
    static final Placing HARMONISED = new Placing("hm_chr", "hm_pos");

    private static final Pattern BASES = Pattern.compile("[ACGT]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,4})?");
    private static final Set<String> NOT_REPORTED = Set.of("NA", "NR", ".");
    private static final Pattern POSITION = Pattern.compile("\\d{1,10}");

    /** Rows of these weigh more than one variant: none of them can be looked up by itself. */
    private static final List<String> SEVERAL = List.of("is_haplotype", "is_diplotype", "is_interaction");

    private final List<String> names;

    /** @throws IllegalArgumentException for column names of no scoring file */
    ScoreColumns(String line, int number) {
        names = Arrays.asList(line.split("\t", -1));
        for (String needed : List.of("effect_allele", "effect_weight")) {
            if (!names.contains(needed)) {
                throw new IllegalArgumentException("line " + number + " names no column " + needed);
            }
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("line " + number + " names a column twice");
        }
    }

    boolean has(Placing placing) {
        return names.contains(placing.chromosome()) && names.contains(placing.position());
    }

    Line line(String text, int number) {
        String[] cells = text.split("\t", -1);
        if (cells.length > names.size()) {
            throw new IllegalArgumentException("line " + number + " has more cells than there are columns");
        }
        return new Line(cells, number);
    }

    /** One line of a file. */
    final class Line {

        private final String[] cells;
        private final int number;

        private Line(String[] cells, int number) {
            this.cells = cells;
            this.number = number;
        }

        private String cell(String name) {
            int position = names.indexOf(name);
            return position < 0 || position >= cells.length ? "" : cells[position].strip();
        }

        /** Empty where the file says that it is not reported. */
        private String stated(String name) {
            String text = cell(name);
            return NOT_REPORTED.contains(text.toUpperCase(Locale.ROOT)) ? "" : text;
        }

        /** Empty for a variant that cannot be looked up by this placing. */
        Optional<ScoreRow> row(Placing placing) {
            double weight = number("effect_weight").orElseThrow(() -> malformed("no weight that is a number"));
            OptionalDouble frequency = frequency();
            Model model = model();
            String effect = cell("effect_allele").toUpperCase(Locale.ROOT);
            String other = other().toUpperCase(Locale.ROOT);
            String position = cell(placing.position());
            boolean placed = POSITION.matcher(position).matches()
                    && BASES.matcher(effect).matches()
                    && BASES.matcher(other).matches()
                    && !effect.equals(other)
                    && SEVERAL.stream().noneMatch(this::flag);
            return placed
                    ? Optional.of(new ScoreRow(
                            cell(placing.chromosome()).replaceFirst("^chr", ""),
                            Long.parseLong(position),
                            effect,
                            other,
                            weight,
                            model,
                            frequency))
                    : Optional.empty();
        }

        /** Of several alleles that were inferred nobody knows which is meant; they are no bases, hence not looked up. */
        private String other() {
            String stated = cell("other_allele");
            return stated.isEmpty() ? cell("hm_inferOtherAllele") : stated;
        }

        private Model model() {
            boolean dominant = flag("is_dominant");
            if (dominant && flag("is_recessive")) {
                throw malformed("an allele that is both dominant and recessive");
            }
            if (dominant) {
                return Model.DOMINANT;
            }
            return flag("is_recessive") ? Model.RECESSIVE : Model.ADDITIVE;
        }

        private boolean flag(String name) {
            String text = stated(name).toLowerCase(Locale.ROOT);
            if (!Stream.of("", "true", "false", "1", "0").anyMatch(text::equals)) {
                throw malformed("neither true nor false in column " + name);
            }
            return text.equals("true") || text.equals("1");
        }

        private OptionalDouble frequency() {
            if (stated("allelefrequency_effect").isEmpty()) {
                return OptionalDouble.empty();
            }
            double frequency =
                    number("allelefrequency_effect").orElseThrow(() -> malformed("no frequency that is a number"));
            if (frequency < 0 || frequency > 1) {
                throw malformed("a frequency that is not between 0 and 1");
            }
            return OptionalDouble.of(frequency);
        }

        /** Not what Java calls a number beside: no hexadecimal digits, no suffix, no infinity, no NaN. */
        private OptionalDouble number(String name) {
            String text = cell(name);
            double number = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        }

        private IllegalArgumentException malformed(String what) {
            return new IllegalArgumentException("line " + number + " has " + what);
        }
    }
}
