package org.precisionhooks.fhir.importer.vcf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.engine.cardiology.polygenic.CohortSites;
import org.precisionhooks.genome.GenomeBuild;

/**
 * Reads files of variants without samples of a reference cohort (VCF, {@code AF} for each alternate) at the places of scores. A
 * file of an operator is meant whole: one row that cannot be read makes it unusable.
 */
public final class CohortReader {

    private static final String FREQUENCY = "AF";
    private static final String PASSED = "PASS";
    private static final String MISSING = ".";

    private final VcfReader reader;

    public CohortReader(VcfReader reader) {
        this.reader = reader;
    }

    /**
     * Reads one file.
     *
     * @param places takes what it says, by the id of the score
     * @return the build of the file
     * @throws FileRefusedException for a file that cannot be trusted as a whole
     * @throws IllegalArgumentException with the line, for a row that cannot be read
     */
    public GenomeBuild read(InputStream file, Map<String, Map<GenomeBuild, CohortSites>> places) throws IOException {
        return reader.sites(file, build -> {
            List<CohortSites> sites = places.values().stream()
                    .flatMap(byBuild -> Optional.ofNullable(byBuild.get(build)).stream())
                    .toList();
            return (place, line) -> row(place, line)
                    .ifPresent(row ->
                            sites.forEach(one -> one.take(place.sequence().chromosome(), place.position(), row)));
        });
    }

    /** Empty for a row that failed a filter, or whose alleles are not told in bases. */
    private static Optional<CohortSites.Row> row(VcfReader.SitePlace place, Columns line) {
        String filter = line.text(Columns.FILTER);
        String reference = line.text(Columns.REFERENCE).toUpperCase(Locale.ROOT);
        if (!(filter.equals(PASSED) || filter.equals(MISSING)) || !Row.isBases(reference)) {
            return Optional.empty();
        }
        String written = line.text(Columns.ALTERNATES);
        List<String> alternates = written.equals(MISSING)
                ? List.of()
                : Arrays.asList(written.toUpperCase(Locale.ROOT).split(",", -1));
        List<Double> frequencies = new Info(line.text(Columns.INFO))
                .value(FREQUENCY)
                .map(text -> frequencies(text, place.line()))
                .orElse(List.of());
        if (!frequencies.isEmpty() && frequencies.size() != alternates.size()) {
            throw malformed(place.line(), "not one AF for each alternate");
        }
        return Optional.of(new CohortSites.Row(reference, alternates, frequencies));
    }

    private static List<Double> frequencies(String text, long line) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(part -> frequency(part, line))
                    .toList();
        } catch (NumberFormatException e) {
            throw malformed(line, "an AF that is no number");
        }
    }

    private static double frequency(String text, long line) {
        double value = Double.parseDouble(text);
        if (!(value >= 0 && value <= 1)) {
            throw malformed(line, "an AF that is not between 0 and 1");
        }
        return value;
    }

    private static IllegalArgumentException malformed(long line, String what) {
        return new IllegalArgumentException("line " + line + " has " + what);
    }
}
