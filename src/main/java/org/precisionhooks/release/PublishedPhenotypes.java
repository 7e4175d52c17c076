package org.precisionhooks.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the alleles of a gene do, and what two of them together mean.
 *
 * @param functions the publisher's word for what an allele does; empty where only its value is given
 * @param values activity values by allele; empty where the gene has none
 * @param diplotypes all pairs with what they mean
 */
record PublishedPhenotypes(
        JsonPlace place,
        String gene,
        String version,
        Map<String, String> functions,
        Map<String, String> values,
        List<Diplotype> diplotypes) {

    /** A pair, or one allele of a person with one copy. */
    record Diplotype(JsonPlace place, List<String> alleles, String phenotype, String score, String key) {}

    static PublishedPhenotypes of(JsonPlace file) {
        Map<String, String> values = texts(file.member("activityValues"));
        Map<String, String> functions = new LinkedHashMap<>();
        texts(file.member("haplotypes")).forEach((allele, word) -> functions.put(allele, values.isEmpty() ? word : ""));
        file.optional("namedAlleles")
                .map(JsonPlace::items)
                .orElse(List.of())
                .forEach(allele -> allele.optional("functionValue")
                        .ifPresent(word -> functions.put(allele.member("name").text(), word.text())));
        return new PublishedPhenotypes(
                file,
                file.member("gene").text(),
                file.optional("version").map(JsonPlace::text).orElse(""),
                functions,
                values,
                file.member("diplotypes").items().stream()
                        .map(PublishedPhenotypes::diplotype)
                        .toList());
    }

    private static Map<String, String> texts(JsonPlace object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.members().forEach((name, text) -> texts.put(name, text.text()));
        return texts;
    }

    private static Diplotype diplotype(JsonPlace json) {
        List<String> alleles = new ArrayList<>();
        json.member("diplotypekey").members().forEach((allele, count) -> {
            alleles.add(allele);
            if (count.text().equals("2")) {
                alleles.add(allele);
            }
        });
        if (alleles.isEmpty() || alleles.size() > 2) {
            throw json.refused("a diplotype has one or two alleles");
        }
        return new Diplotype(
                json,
                List.copyOf(alleles),
                json.member("generesult").text(),
                text(json.optional("activityScore")),
                json.member("lookupkey").text());
    }

    private static String text(Optional<JsonPlace> place) {
        return place.map(JsonPlace::text).orElse("");
    }
}
