package org.precisionhooks.release;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.release.CsvTable.Row;
import org.precisionhooks.release.PublishedGuidance.Part;

/**
 * Guidance as a flat table, a recommendation a row: columns as CPIC's database names them, or those of PharmCAT's members, in any
 * order; further ones are passed over. What a recommendation asks for must be flagged, since its words alone do not tell.
 */
final class FlatGuidance {

    private static final String[] FLAGGED = {"action", "flags"};

    /** Flags with the columns that may set them. */
    private static final Map<String, String[]> FLAGS = Map.of(
            "dose", new String[] {"dosinginformation", "dosing"},
            "alternative", new String[] {"alternatedrugavailable", "alternatedrug", "alternative"},
            "other", new String[] {"otherprescribingguidance", "otherguidance", "other"});

    private FlatGuidance() {}

    /** The rows of one publisher; a table without a column of publishers is of the one that was asked for. */
    static Stream<Part> read(Path file, String source) {
        return CsvTable.read(file).stream()
                .filter(row -> row.cell("source").orElse(source).equals(source))
                .map(row -> {
                    String drug = needed(row, "drug", "drugname", "drugid").toLowerCase(Locale.ROOT);
                    return Part.of(drug, () -> rows(row, drug, source));
                });
    }

    private static Stream<PublishedRow> rows(Row row, String drug, String source) {
        JsonPlace place = new JsonPlace(row.file(), row.line(), Optional.empty());
        PublishedRow.Guideline guideline = new PublishedRow.Guideline(
                source,
                row.cell("guidelineid").orElse(""),
                row.cell("guidelineurl", "url").orElse(""),
                List.of(),
                0);
        String text = HtmlText.plain(needed(row, "text", "drugrecommendation"));
        JsonPlace lookup = JsonPlace.of(row.file(), row.line(), needed(row, "lookupkey"));
        Set<String> flags = flags(row);
        return GuidanceRelease.keys(lookup).stream()
                .map(keys -> new PublishedRow(
                        place,
                        guideline,
                        row.cell("recommendationid", "id")
                                .filter(id -> !id.isEmpty())
                                .orElseGet(() -> id(source, drug, keys)),
                        drug,
                        keys,
                        row.cell("population").orElse(""),
                        row.cell("classification", "strength").orElse(""),
                        flags,
                        text));
    }

    private static String id(String source, String drug, Map<String, String> keys) {
        return (source + "-" + drug + "-" + HtmlText.digest(keys.toString())).replace(' ', '-');
    }

    private static String needed(Row row, String... columns) {
        return row.cell(columns)
                .filter(cell -> !cell.isEmpty())
                .orElseThrow(() -> row.refused("column '" + columns[0] + "' is missing or empty"));
    }

    private static Set<String> flags(Row row) {
        Optional<String> together = row.cell(FLAGGED);
        Set<String> flags = new HashSet<>();
        for (Map.Entry<String, String[]> flag : FLAGS.entrySet()) {
            Optional<String> cell = row.cell(flag.getValue());
            if (cell.isEmpty() && together.isEmpty()) {
                throw row.refused("column '" + flag.getValue()[0] + "' is missing");
            }
            boolean set =
                    cell.map(value -> isSet(row, value)).orElseGet(() -> names(together.orElse(""), flag.getKey()));
            if (set) {
                flags.add(flag.getKey());
            }
        }
        return flags;
    }

    private static boolean isSet(Row row, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> true;
            case "false", "f", "no", "n", "0", "" -> false;
            default -> throw row.refused("true or false is needed, not '" + value + "'");
        };
    }

    /** {@code dose+alternate+other}. */
    private static boolean names(String together, String flag) {
        return Stream.of(together.toLowerCase(Locale.ROOT).split("[+;| ]+"))
                .anyMatch(word ->
                        !word.isEmpty() && (flag.startsWith(word) || word.startsWith("alt") && flag.startsWith("alt")));
    }
}
