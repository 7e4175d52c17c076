package org.precisionhooks.fhir.importer.vcf;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort;
import org.precisionhooks.engine.cardiology.polygenic.ScoreRows;
import org.precisionhooks.engine.cardiology.polygenic.ScoredSites;
import org.precisionhooks.engine.cardiology.polygenic.ScoringFile;
import org.precisionhooks.genome.GenomeBuild;

/**
 * Reads from a VCF file what one sample carries at the places of a score, row by row; nothing else of the file is kept. A place
 * without a row, or with one that cannot be relied upon, is none of the reference.
 */
public final class ScoreGenotypes {

    private final VcfReader reader;
    private final Set<String> filters;
    private final int leastCohort;
    private final ReferenceCohort cohort;

    /**
     * Makes a reader.
     *
     * @param filters names of filters that a row may have failed
     * @param leastCohort how many samples of a file must be called at a place, so that they tell how frequent an allele is
     * @param cohort tells the reference bases in blocks that do not name them
     */
    public ScoreGenotypes(VcfReader reader, Set<String> filters, int leastCohort, ReferenceCohort cohort) {
        this.reader = reader;
        this.filters = Set.copyOf(filters);
        this.leastCohort = leastCohort;
        this.cohort = cohort;
    }

    /**
     * What was read.
     *
     * @param sites empty where the score has no places on the build of the file
     */
    public record Found(VcfFile.Title title, Optional<ScoredSites> sites) {}

    /**
     * Reads a file.
     *
     * @param sample its name, when the caller names it
     * @param build the genome build, when the caller names it
     * @throws FileRefusedException for a file that cannot be trusted as a whole
     */
    public Found read(InputStream file, Optional<String> sample, Optional<GenomeBuild> build, ScoringFile score)
            throws IOException {
        Map<GenomeBuild, ScoredSites> sites = new HashMap<>();
        VcfFile.Title title = reader.scan(
                file,
                sample,
                build,
                decided -> score.on(decided)
                        .map(rows -> places(
                                rows,
                                sites.computeIfAbsent(
                                        decided, one -> new ScoredSites(one, rows, cohort.of(score, one)))))
                        .orElseGet(ScoreGenotypes::nowhere));
        return new Found(title, Optional.ofNullable(sites.get(title.build())));
    }

    private static VcfReader.Places nowhere() {
        return new VcfReader.Places(RegionSet.ofPositions(Map.of()), new Nothing());
    }

    private VcfReader.Places places(ScoreRows rows, ScoredSites sites) {
        Map<String, long[]> positions = new HashMap<>();
        rows.positions()
                .forEach((chromosome, places) -> reader.sequences()
                        .of(chromosome, sites.build())
                        .ifPresent(sequence -> positions.put(sequence.accession(), places)));
        return new VcfReader.Places(
                RegionSet.ofPositions(positions), new SiteReading(sites, reader.thresholds(), filters, leastCohort));
    }

    /** Of a file of another build than the score only the header is of interest. */
    private static final class Nothing implements RowReader {

        @Override
        public void skipped() {}

        @Override
        public RowOutcome read(Row row, Columns line) {
            return RowOutcome.OUTSIDE;
        }
    }
}
