package org.precisionhooks.engine.cardiology.polygenic;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.genome.GenomeBuild;

/**
 * A scoring file of the PGS Catalog (format 2.0), its columns read by name.
 *
 * @param title what it says of itself
 * @param declared how many variants the score has by its header; a file may hold fewer
 * @param rows the variants by build; a harmonised file has those of its harmonised build
 * @param unplaced rows that cannot be looked up on a build: without a place, with an allele that is not told in bases, or
 *     that weigh several variants together
 */
public record ScoringFile(
        ScoreTitle title, int declared, Map<GenomeBuild, ScoreRows> rows, Map<GenomeBuild, Integer> unplaced) {

    public ScoringFile {
        rows = Map.copyOf(rows);
        unplaced = Map.copyOf(unplaced);
    }

    /** @throws IllegalArgumentException with the line, where the file is no scoring file */
    public static ScoringFile parse(Iterator<String> lines) {
        Map<String, String> header = new HashMap<>();
        int number = 0;
        while (lines.hasNext()) {
            String line = lines.next();
            number++;
            if (!line.startsWith("#")) {
                return new Body(header, new ScoreColumns(line, number)).read(lines, number);
            }
            String[] parts = line.substring(1).split("=", 2);
            if (parts.length == 2) {
                header.put(parts[0].strip(), parts[1].strip());
            }
        }
        throw new IllegalArgumentException("a scoring file has a line of column names");
    }

    public String id() {
        return title.id();
    }

    /** The variants on a build; empty where the file has none, so that a score is never made on another build. */
    public Optional<ScoreRows> on(GenomeBuild build) {
        return Optional.ofNullable(rows.get(build));
    }

    /** All rows of the file, looked up or not. */
    int size(GenomeBuild build) {
        return on(build).map(List::size).orElse(0) + unplaced.getOrDefault(build, 0);
    }

    /** The lines below the column names. */
    private record Body(Map<String, String> header, ScoreColumns columns) {

        /** The positions of a harmonised file stand over those of the author's build. */
        ScoringFile read(Iterator<String> lines, int above) {
            Optional<GenomeBuild> harmonised = placed("HmPOS_build", ScoreColumns.HARMONISED);
            Optional<GenomeBuild> authors = placed("genome_build", ScoreColumns.AUTHORS)
                    .filter(build -> !harmonised.equals(Optional.of(build)));
            Map<GenomeBuild, GatheredRows> gathered = new HashMap<>();
            Map<GenomeBuild, Integer> unplaced = new HashMap<>();
            int number = above;
            int all = 0;
            while (lines.hasNext()) {
                String line = lines.next();
                number++;
                if (!line.isBlank()) {
                    all++;
                    ScoreColumns.Line cells = columns.line(line, number);
                    harmonised.ifPresent(build -> add(cells, ScoreColumns.HARMONISED, build, gathered, unplaced));
                    authors.ifPresent(build -> add(cells, ScoreColumns.AUTHORS, build, gathered, unplaced));
                }
            }
            Map<GenomeBuild, ScoreRows> rows = new HashMap<>();
            harmonised.ifPresent(build -> rows.put(build, rows(gathered, build)));
            authors.ifPresent(build -> rows.put(build, rows(gathered, build)));
            return new ScoringFile(ScoreTitle.of(header), declared(all), rows, unplaced);
        }

        private static ScoreRows rows(Map<GenomeBuild, GatheredRows> gathered, GenomeBuild build) {
            return gathered.getOrDefault(build, new GatheredRows()).rows();
        }

        private static void add(
                ScoreColumns.Line cells,
                ScoreColumns.Placing placing,
                GenomeBuild build,
                Map<GenomeBuild, GatheredRows> gathered,
                Map<GenomeBuild, Integer> unplaced) {
            GatheredRows rows = gathered.computeIfAbsent(build, one -> new GatheredRows());
            if (!cells.row(placing).map(rows::add).orElse(false)) {
                unplaced.merge(build, 1, Integer::sum);
            }
        }

        private Optional<GenomeBuild> placed(String key, ScoreColumns.Placing placing) {
            return build(header.getOrDefault(key, "")).filter(build -> columns.has(placing));
        }

        /** Names of builds as the Catalog writes them; {@code NR} is none. */
        private static Optional<GenomeBuild> build(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "grch37", "hg19" -> Optional.of(GenomeBuild.GRCH37);
                case "grch38", "hg38" -> Optional.of(GenomeBuild.GRCH38);
                default -> Optional.empty();
            };
        }

        private int declared(int all) {
            String declared = header.getOrDefault("variants_number", "");
            return declared.matches("\\d{1,9}") ? Integer.parseInt(declared) : all;
        }
    }
}
