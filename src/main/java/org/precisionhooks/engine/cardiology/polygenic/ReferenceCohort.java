package org.precisionhooks.engine.cardiology.polygenic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.genome.GenomeBuild;

/**
 * A reference cohort that the site has loaded, at the places of its scores.
 *
 * @param files in the order in which they were read
 * @param byScore what they say, by the id of the score
 */
public record ReferenceCohort(List<CohortFile> files, Map<String, Map<GenomeBuild, CohortSites>> byScore) {

    /** None is loaded. */
    public static final ReferenceCohort NONE = new ReferenceCohort(List.of(), Map.of());

    public ReferenceCohort {
        files = List.copyOf(files);
        byScore = Map.copyOf(byScore);
    }

    /**
     * A file of it.
     *
     * @param origin its name, without its folder
     * @param digest SHA-256
     */
    public record CohortFile(String origin, GenomeBuild build, String digest) {}

    /** Still without a file: one place for each score and build. */
    public static Map<String, Map<GenomeBuild, CohortSites>> places(LoadedScores scores) {
        Map<String, Map<GenomeBuild, CohortSites>> places = new HashMap<>();
        scores.all().forEach(score -> {
            Map<GenomeBuild, CohortSites> byBuild = new HashMap<>();
            score.file().rows().forEach((build, rows) -> byBuild.put(build, new CohortSites(rows)));
            places.put(score.file().id(), Map.copyOf(byBuild));
        });
        return places;
    }

    /** Names of its files, for who reads a sum. */
    public String names() {
        return String.join(", ", files.stream().map(CohortFile::origin).toList());
    }

    public Optional<CohortSites> of(ScoringFile score, GenomeBuild build) {
        return Optional.ofNullable(byScore.getOrDefault(score.id(), Map.of()).get(build));
    }
}
