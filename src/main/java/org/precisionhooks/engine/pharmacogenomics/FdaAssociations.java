package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.knowledge.Table;

/** The FDA's table of pharmacogenetic associations as guidance: it names subgroups, no genotypes, and grades nothing. */
final class FdaAssociations {

    static final String SOURCE = "FDA";

    private static final String EVERYBODY = "general";
    private static final String TITLE = "Table of Pharmacogenetic Associations";

    private final Table<GuidanceTables.FdaRow> table;

    FdaAssociations(Table<GuidanceTables.FdaRow> table) {
        this.table = table;
    }

    /** One row for each result that an association is about. */
    Stream<GuidanceTables.RecommendationRow> recommendations() {
        return table.rows().stream().flatMap(row -> row.keys().stream().map(key -> recommendation(row, key)));
    }

    /** Each gene-drug pair as a guideline of its own. */
    Stream<GuidanceTables.GuidelineRow> guidelines() {
        return table.rows().stream()
                .map(row -> new GuidanceTables.GuidelineRow(
                        SOURCE,
                        row.drug(),
                        List.of(row.gene()),
                        TITLE,
                        table.provenance().url(),
                        List.of(),
                        table.provenance().retrieved().getYear(),
                        Optional.of(table.provenance().version())))
                .distinct();
    }

    private static GuidanceTables.RecommendationRow recommendation(GuidanceTables.FdaRow row, String key) {
        return new GuidanceTables.RecommendationRow(
                SOURCE,
                String.join("-", row.drug(), row.gene(), row.section().name().toLowerCase(Locale.ROOT)),
                row.drug(),
                EVERYBODY,
                row.gene(),
                key,
                "",
                "",
                "",
                "",
                Strength.NOT_APPLICABLE,
                row.action(),
                "",
                "");
    }
}
