package org.precisionhooks.fhir.importer.vcf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.precisionhooks.engine.cardiology.polygenic.Frequency;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;
import org.precisionhooks.engine.cardiology.polygenic.PolygenicScore;
import org.precisionhooks.engine.cardiology.polygenic.PolygenicScore.Refusal;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort;
import org.precisionhooks.engine.cardiology.polygenic.ScoreRow;
import org.precisionhooks.engine.cardiology.polygenic.ScoredSites;
import org.precisionhooks.engine.cardiology.polygenic.ScoringFile;
import org.precisionhooks.genome.GenomeBuild;

/**
 * Sums the scores that a site has loaded over files of variants.
 *
 * @param loaded the scores
 * @param genotypes reads files at the places of a score
 * @param cohort stands in for genotypes that could not be read
 * @param leastMatched least share of a score's variants that a file must tell of
 */
public record PatientScores(
        LoadedScores loaded, ScoreGenotypes genotypes, ReferenceCohort cohort, double leastMatched) {

    /**
     * A score of one sample.
     *
     * @param notes what must be said with it
     */
    public record Scored(LoadedScore of, VcfFile.Title title, PolygenicScore score, List<String> notes) {

        public Scored {
            notes = List.copyOf(notes);
        }
    }

    /** @throws FileRefusedException for a file that cannot be trusted as a whole */
    public Scored of(LoadedScore score, InputStream file, Optional<String> sample, Optional<GenomeBuild> build)
            throws IOException {
        ScoreGenotypes.Found found = genotypes.read(file, sample, build, score.file());
        PolygenicScore sum = found.sites()
                .map(sites -> PolygenicScore.of(
                        score.file(), sites, row -> frequency(row, sites, score.file()), leastMatched))
                .orElseGet(() -> PolygenicScore.refused(Refusal.OTHER_BUILD));
        return new Scored(score, found.title(), sum, notes(sum, found.sites()));
    }

    /** Those who were tested together with the patient stand nearer than a cohort from elsewhere. */
    private Optional<Frequency> frequency(ScoreRow row, ScoredSites sites, ScoringFile score) {
        return sites.ofSamples(row)
                .or(() -> cohort.of(score, sites.build())
                        .map(of -> of.frequency(row))
                        .filter(OptionalDouble::isPresent)
                        .map(value -> new Frequency(
                                value.getAsDouble(),
                                "the reference cohort that the site has loaded (" + cohort.names() + ")")));
    }

    private static List<String> notes(PolygenicScore sum, Optional<ScoredSites> sites) {
        List<String> notes = new ArrayList<>(sum.notes());
        sites.map(ScoredSites::onOtherStrand)
                .filter(count -> count > 0)
                .ifPresent(
                        count -> notes.add(
                                count
                                        + " variants of the score fit the file only when they are read from the other strand; they are not counted."));
        sites.map(ScoredSites::unnamed)
                .filter(count -> count > 0)
                .ifPresent(
                        count -> notes.add(
                                count
                                        + " variants of the score lie in blocks of the reference whose base no file names; they are missing."));
        return notes;
    }
}
