package org.precisionhooks.release;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.release.PublishedGuidance.Part;

/**
 * Guidance in the format of PharmCAT (one file a guideline, or one file with all of them), or as a flat table. A file that is
 * not as expected refuses the release, a row that is not leaves out its drug.
 */
final class GuidanceRelease {

    /** As many as a row of {@code recommendations.tsv} has columns for. */
    static final int MOST_GENES = 3;

    private static final String JSON = ".json";
    private static final List<String> FLAT = List.of(".csv", ".tsv");

    private GuidanceRelease() {}

    /** The recommendations of one publisher in a file or in the files of a folder. */
    static PublishedGuidance read(Path release, String source) {
        PublishedGuidance guidance = PublishedGuidance.of(
                        files(release).stream().flatMap(file -> parts(file, source)))
                .required();
        if (guidance.rows().isEmpty()) {
            throw new ReleaseException(String.valueOf(release.getFileName()), 0, "no recommendation of " + source);
        }
        return guidance;
    }

    private static Stream<Part> parts(Path file, String source) {
        return isFlat(file)
                ? FlatGuidance.read(file, source)
                : guidelines(JsonPlace.read(file))
                        .filter(guideline -> guideline
                                .member("guideline")
                                .member("source")
                                .text()
                                .equals(source))
                        .flatMap(GuidanceRelease::parts);
    }

    private static boolean isFlat(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return FLAT.stream().anyMatch(name::endsWith);
    }

    private static List<Path> files(Path release) {
        if (Files.isRegularFile(release)) {
            return List.of(release);
        }
        try (Stream<Path> files = Files.list(release)) {
            return files.filter(file -> file.toString().endsWith(JSON) || isFlat(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ReleaseException(String.valueOf(release.getFileName()), 0, "not a readable file or folder");
        }
    }

    private static Stream<JsonPlace> guidelines(JsonPlace file) {
        return file.optional("guidelines").map(all -> all.items().stream()).orElseGet(() -> Stream.of(file));
    }

    private static Stream<Part> parts(JsonPlace place) {
        PublishedRow.Guideline guideline = guideline(place);
        return place.member("recommendations").items().stream()
                .flatMap(row -> drugs(row).stream().map(drug -> Part.of(drug, () -> rows(row, drug, guideline))));
    }

    private static PublishedRow.Guideline guideline(JsonPlace place) {
        JsonPlace guideline = place.member("guideline");
        String url = guideline
                .optional("url")
                .or(() -> place.optional("url"))
                .map(JsonPlace::text)
                .orElse("");
        List<JsonPlace> citations =
                place.optional("citations").map(JsonPlace::items).orElse(List.of());
        TreeMap<Integer, List<String>> byYear = new TreeMap<>();
        citations.forEach(citation -> citation.optional("pmid")
                .ifPresent(pmid -> byYear.computeIfAbsent(-year(citation), year -> new ArrayList<>())
                        .add(pmid.text())));
        return new PublishedRow.Guideline(
                guideline.member("source").text(),
                guideline.member("id").text(),
                url,
                byYear.values().stream().flatMap(List::stream).toList(),
                byYear.isEmpty() ? 0 : -byYear.firstKey());
    }

    private static int year(JsonPlace citation) {
        return citation.optional("year").map(year -> number(year).intValue()).orElse(0);
    }

    private static BigDecimal number(JsonPlace place) {
        try {
            return new BigDecimal(place.text());
        } catch (NumberFormatException e) {
            throw place.refused("a number is needed");
        }
    }

    /** A recommendation may be for several combinations of results. */
    private static Stream<PublishedRow> rows(JsonPlace row, String drug, PublishedRow.Guideline guideline) {
        String population = row.optional("population").map(JsonPlace::text).orElse("");
        String strength = strength(row);
        Set<String> flags = flags(row);
        String text = HtmlText.plain(row.member("text").member("html").text());
        return keys(row.member("lookupKey")).stream()
                .map(keys -> new PublishedRow(
                        row, guideline, row.member("id").text(), drug, keys, population, strength, flags, text));
    }

    private static Set<String> drugs(JsonPlace row) {
        List<JsonPlace> chemicals = row.member("relatedChemicals").items();
        if (chemicals.isEmpty()) {
            throw row.refused("a recommendation names no drug");
        }
        return chemicals.stream().map(drug -> drug.member("name").text()).collect(Collectors.toSet());
    }

    private static String strength(JsonPlace row) {
        return row.optional("classification")
                .flatMap(classification -> classification.optional("term"))
                .map(JsonPlace::text)
                .orElse("");
    }

    private static Set<String> flags(JsonPlace row) {
        Set<String> flags = new HashSet<>();
        Map.of(
                        "dose",
                        "dosingInformation",
                        "alternative",
                        "alternateDrugAvailable",
                        "other",
                        "otherPrescribingGuidance")
                .forEach((flag, member) -> Optional.of(row.member(member).flag())
                        .filter(Predicate.isEqual(true))
                        .ifPresent(set -> flags.add(flag)));
        return flags;
    }

    static List<Map<String, String>> keys(JsonPlace lookup) {
        List<JsonPlace> all = lookup.isList() ? lookup.items() : List.of(lookup);
        if (all.isEmpty() || all.stream().anyMatch(one -> one.members().isEmpty())) {
            throw lookup.refused("a recommendation has no look-up key");
        }
        return all.stream().map(GuidanceRelease::key).toList();
    }

    private static Map<String, String> key(JsonPlace lookup) {
        Map<String, String> keys = new TreeMap<>();
        lookup.members().forEach((gene, key) -> keys.put(gene, key.isText() ? key.text() : genotype(key)));
        if (keys.size() > MOST_GENES) {
            throw lookup.refused("a recommendation for more than three genes");
        }
        return keys;
    }

    /** {@code {"*1": 1.0, "*3": 1.0}} as {@code *1=1;*3=1}. */
    private static String genotype(JsonPlace copies) {
        Map<String, String> alleles = new TreeMap<>();
        copies.members().forEach((allele, count) -> {
            int number = number(count).intValue();
            if (number < 1 || number > 2) {
                throw count.refused("one or two copies are needed");
            }
            alleles.put(allele, allele + "=" + number);
        });
        return String.join(";", alleles.values());
    }
}
