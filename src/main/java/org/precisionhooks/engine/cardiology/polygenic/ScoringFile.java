package org.precisionhooks.engine.cardiology.polygenic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.precisionhooks.engine.cardiology.polygenic.ScoreRow.Model;
import org.precisionhooks.genome.GenomeBuild;

/**
 * A scoring file of the PGS Catalog (format 2.0), its columns read by name.
 *
 * @param id {@code PGS000001}, or the name where it has no id
 * @param trait what it was made for, in the words of the file
 * @param declared how many variants the score has by its header; a file may hold fewer
 * @param rows the variants by build; a harmonised file has those of its harmonised build
 * @param unplaced rows without a position or an allele on some build
 */
public record ScoringFile(
        String id,
        String trait,
        int declared,
        Map<GenomeBuild, List<ScoreRow>> rows,
        Map<GenomeBuild, Integer> unplaced) {

    public ScoringFile {
        rows = Map.copyOf(rows);
        unplaced = Map.copyOf(unplaced);
    }

    /** @throws IllegalArgumentException with the line, where the file is no scoring file */
    public static ScoringFile parse(List<String> lines) {
        Map<String, String> header = new HashMap<>();
        int line = 0;
        while (line < lines.size() && lines.get(line).startsWith("#")) {
            String[] parts = lines.get(line).substring(1).split("=", 2);
            if (parts.length == 2) {
                header.put(parts[0], parts[1].strip());
            }
            line++;
        }
        if (line == lines.size()) {
            throw new IllegalArgumentException("a scoring file has a line of column names");
        }
        Columns columns = new Columns(lines.get(line));
        return new Body(header, columns, lines.subList(line + 1, lines.size()), line + 2).file();
    }

    /** The variants on a build; empty where the file has none, so that a score is never made on another build. */
    public Optional<List<ScoreRow>> on(GenomeBuild build) {
        return Optional.ofNullable(rows.get(build));
    }

    /** The columns of a file. */
    private record Columns(List<String> names) {
        Columns(String line) {
            this(Arrays.asList(line.split("\t", -1)));
        }

        String cell(String[] cells, String name) {
            int position = names.indexOf(name);
            return position < 0 || position >= cells.length ? "" : cells[position].strip();
        }
    }

    /** The lines below the column names. */
    private record Body(Map<String, String> header, Columns columns, List<String> lines, int first) {

        ScoringFile file() {
            Map<GenomeBuild, List<ScoreRow>> rows = new HashMap<>();
            Map<GenomeBuild, Integer> unplaced = new HashMap<>();
            read("genome_build", "chr_name", "chr_position", rows, unplaced);
            read("HmPOS_build", "hm_chr", "hm_pos", rows, unplaced);
            String id = header.getOrDefault("pgs_id", header.getOrDefault("pgs_name", ""));
            int declared = header.getOrDefault("variants_number", "").matches("\\d{1,9}")
                    ? Integer.parseInt(header.get("variants_number"))
                    : lines.size();
            return new ScoringFile(id, header.getOrDefault("trait_reported", ""), declared, rows, unplaced);
        }

        private void read(
                String build,
                String chromosome,
                String position,
                Map<GenomeBuild, List<ScoreRow>> rows,
                Map<GenomeBuild, Integer> unplaced) {
            Optional<GenomeBuild> known = build(header.getOrDefault(build, ""));
            if (known.isEmpty() || !columns.names().contains(position)) {
                return;
            }
            List<ScoreRow> read = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    row(lines.get(i), first + i, chromosome, position).ifPresent(read::add);
                }
            }
            rows.put(known.get(), List.copyOf(read));
            unplaced.put(
                    known.get(),
                    (int) lines.stream().filter(one -> !one.isBlank()).count() - read.size());
        }

        /** Names of builds as the Catalog writes them; {@code NR} is none. */
        private static Optional<GenomeBuild> build(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "grch37", "hg19" -> Optional.of(GenomeBuild.GRCH37);
                case "grch38", "hg38" -> Optional.of(GenomeBuild.GRCH38);
                default -> Optional.empty();
            };
        }

        private Optional<ScoreRow> row(String line, int number, String chromosome, String position) {
            String[] cells = line.split("\t", -1);
            String other = columns.cell(cells, "other_allele");
            String place = columns.cell(cells, position);
            if (!place.matches("\\d{1,12}")
                    || other.isEmpty()
                    || columns.cell(cells, chromosome).isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new ScoreRow(
                        columns.cell(cells, chromosome).replaceFirst("^chr", ""),
                        Long.parseLong(place),
                        columns.cell(cells, "effect_allele").toUpperCase(Locale.ROOT),
                        other.toUpperCase(Locale.ROOT),
                        Double.parseDouble(columns.cell(cells, "effect_weight")),
                        model(cells),
                        frequency(columns.cell(cells, "allelefrequency_effect"))));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("line " + number + " has no weight that is a number", e);
            }
        }

        private Model model(String[] cells) {
            if (columns.cell(cells, "is_dominant").equalsIgnoreCase("true")) {
                return Model.DOMINANT;
            }
            return columns.cell(cells, "is_recessive").equalsIgnoreCase("true") ? Model.RECESSIVE : Model.ADDITIVE;
        }

        private static OptionalDouble frequency(String text) {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        }
    }
}
