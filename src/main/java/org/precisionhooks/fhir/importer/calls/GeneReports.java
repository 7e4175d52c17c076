package org.precisionhooks.fhir.importer.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the gene reports of PharmCAT's phenotyper or reporter: by gene, or by publisher and gene; of the publishers' reports of
 * one gene CPIC's. What its matcher called with positions untested on which the result depends is not taken, since it takes
 * reference for what was not tested.
 */
final class GeneReports {

    private static final String PREFERRED = "CPIC";
    private static final String SYMBOL = "geneSymbol";
    private static final String MATCHER = "MATCHER";

    /** What stands for no result. */
    private static final Set<String> NOTHING = Set.of("", "null", "n/a", "no result", "unknown", "no call");

    private final BiPredicate<String, JsonNode> tested;
    private final OutsideCalls.Draft calls = new OutsideCalls.Draft();

    private GeneReports(BiPredicate<String, JsonNode> tested) {
        this.tested = tested;
    }

    static boolean isSuch(JsonNode json) {
        return json.path("geneReports").isObject() || json.path("genes").isObject();
    }

    /** @param tested whether enough positions of a gene were called for its result to hold */
    static OutsideCalls read(JsonNode json, BiPredicate<String, JsonNode> tested) {
        JsonNode reports = json.path("geneReports").isObject() ? json.path("geneReports") : json.path("genes");
        GeneReports read = new GeneReports(tested);
        byGene(reports).forEach(read::add);
        return read.calls.all();
    }

    private static Map<String, JsonNode> byGene(JsonNode reports) {
        Map<String, JsonNode> byGene = new LinkedHashMap<>();
        publishers(reports)
                .forEach(ofPublisher -> ofPublisher.properties().forEach(report -> {
                    String gene = report.getValue().path(SYMBOL).asText(report.getKey());
                    byGene.merge(gene, report.getValue(), (first, next) -> isCalled(first) ? first : next);
                }));
        return byGene;
    }

    private static Stream<JsonNode> publishers(JsonNode reports) {
        boolean byPublisher = reports.properties().stream()
                .map(Map.Entry::getValue)
                .noneMatch(report -> report.has(SYMBOL) || !diplotypes(report).isEmpty());
        return byPublisher
                ? Stream.concat(
                        Stream.of(reports.path(PREFERRED)),
                        reports.properties().stream()
                                .filter(entry -> !entry.getKey().equals(PREFERRED))
                                .map(Map.Entry::getValue))
                : Stream.of(reports);
    }

    private static List<JsonNode> diplotypes(JsonNode report) {
        JsonNode looked = report.path("recommendationDiplotypes");
        JsonNode any = looked.isEmpty() ? report.path("sourceDiplotypes") : looked;
        return StreamSupport.stream(any.spliterator(), false).toList();
    }

    private static boolean isCalled(JsonNode report) {
        return diplotypes(report).stream().anyMatch(one -> !call("", "", one).isSilent());
    }

    private void add(String gene, JsonNode report) {
        String place = "Gene " + gene;
        List<OutsideCall> all = diplotypes(report).stream()
                .map(one -> call(place, gene, one))
                .filter(one -> !one.isSilent())
                .distinct()
                .toList();
        if (all.isEmpty()) {
            calls.refuse(place, CallRefusal.NOT_CALLED);
        } else if (report.path("callSource").asText().equals(MATCHER) && !tested.test(gene, report.path("variants"))) {
            calls.refuse(place, CallRefusal.UNTESTED);
        } else if (all.size() == 1) {
            calls.add(all.get(0));
        } else {
            addOneOf(all);
        }
    }

    /** Of diplotypes that fit equally well only what they mean is known, where they mean the same. */
    private void addOneOf(List<OutsideCall> all) {
        OutsideCall first = all.get(0);
        boolean same = all.stream()
                .allMatch(one ->
                        one.phenotype().equals(first.phenotype()) && one.score().equals(first.score()));
        if (same && !first.phenotype().isEmpty()) {
            calls.add(new OutsideCall(first.place(), first.gene(), "", first.phenotype(), first.score()));
        } else {
            calls.refuse(first.place(), CallRefusal.AMBIGUOUS);
        }
    }

    private static OutsideCall call(String place, String gene, JsonNode diplotype) {
        List<String> alleles = new ArrayList<>();
        for (String allele : List.of("allele1", "allele2")) {
            String name = said(diplotype.path(allele).path("name"));
            if (!name.isEmpty()) {
                alleles.add(name);
            }
        }
        String phenotype = StreamSupport.stream(diplotype.path("phenotypes").spliterator(), false)
                .map(GeneReports::said)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("; "));
        return new OutsideCall(
                place, gene, String.join("/", alleles), phenotype, said(diplotype.path("activityScore")));
    }

    private static String said(JsonNode value) {
        String text = value.asText("").strip();
        return NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? "" : text;
    }
}
