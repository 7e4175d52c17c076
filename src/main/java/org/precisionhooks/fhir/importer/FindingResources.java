package org.precisionhooks.fhir.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.facts.GenomicRegion;

/** Keeps findings as Observations, in the place of those of an earlier import. */
final class FindingResources {

    private final ImportedResources resources;
    private final StudyWriter studies;

    FindingResources(ImportedResources resources, StudyWriter studies) {
        this.resources = resources;
        this.studies = studies;
    }

    /**
     * Keeps findings.
     *
     * @param reference of the study that they are part of
     * @param before ids by place, of an earlier import; what has no place any more is deleted
     * @return ids by place
     */
    Map<String, String> save(
            List<VcfCall> findings, StudyWriter.Study study, String reference, Map<String, String> before) {
        Map<String, String> saved = new HashMap<>();
        for (VcfCall finding : findings) {
            String place = place(finding, saved);
            saved.put(
                    place,
                    resources.save(
                            studies.observation(finding, study, reference), Optional.ofNullable(before.get(place))));
        }
        before.forEach((place, id) -> {
            if (!saved.containsKey(place)) {
                resources.delete("Observation", id);
            }
        });
        return saved;
    }

    /** Rows may repeat each other. */
    private static String place(VcfCall finding, Map<String, String> taken) {
        GenomicRegion region = RowReading.region(finding);
        String place = region + " " + finding.place().reference() + ">"
                + finding.place().alternate();
        String free = place;
        for (int i = 2; taken.containsKey(free); i++) {
            free = place + " " + i;
        }
        return free;
    }
}
