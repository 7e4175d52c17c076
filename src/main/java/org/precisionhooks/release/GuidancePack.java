package org.precisionhooks.release;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.pharmacogenomics.SourceRow;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Provenance;
import org.precisionhooks.release.PublishedGuidance.Part;

/**
 * Makes tables of a publisher's recommendations. A row whose words are those that this project has put into its own keeps
 * them, every other one carries the publisher's.
 */
final class GuidancePack {

    static final String FOLDER = "pharmacogenomics/";

    /** Its associations are kept in a table of their own, by subgroups. */
    private static final String FDA = "FDA";

    private final GuidanceGround ground;

    public GuidancePack(Knowledge knowledge, DrugDictionary drugs) {
        this.ground = GuidanceGround.of(knowledge, drugs);
    }

    /**
     * Reads a release.
     *
     * @param release a file or folder in PharmCAT's format
     * @param source whose recommendations of it
     * @param edition what the release is called
     */
    public Pack of(Path release, String source, String edition, LocalDate today) {
        if (source.equals(FDA)) {
            throw new ReleaseException(
                    String.valueOf(release.getFileName()), 0, "the FDA's associations are rows of fda_associations");
        }
        SourceRow publisher = ground.knowledge().table(SourceRow.TABLE, SourceRow.class).rows().stream()
                .filter(row -> row.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new ReleaseException(
                        String.valueOf(release.getFileName()), 0, "the table sources does not know this publisher"));
        Provenance provenance =
                new Provenance(publisher.publisher(), edition, today, publisher.url(), publisher.license());
        PublishedGuidance whole = GuidanceRelease.read(release, source);
        PublishedGuidance usable = PublishedGuidance.of(byDrug(whole.rows()).entrySet().stream()
                        .map(rows -> Part.of(rows.getKey(), () -> {
                            rows.getValue().forEach(new GuidanceDraft(ground, edition, provenance)::add);
                            return rows.getValue().stream();
                        })))
                .required();
        Map<String, ReleaseException> refused = new TreeMap<>(whole.refused());
        refused.putAll(usable.refused());
        return new GuidanceDraft(ground, edition, provenance).pack(usable.rows(), source, refused);
    }

    private static Map<String, List<PublishedRow>> byDrug(List<PublishedRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(PublishedRow::drug, LinkedHashMap::new, Collectors.toList()));
    }
}
