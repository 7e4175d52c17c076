package org.precisionhooks.fhir.importer.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.Source;

/** Makes facts of what a file states, in its own words. */
final class CallFacts {

    private static final String HLA = "HLA-";
    private static final Pattern STATUS = Pattern.compile(
            "(\\*?\\d+(?::\\d+)+[A-Z]?)\\s+(positive|negative|present|absent)", Pattern.CASE_INSENSITIVE);

    private CallFacts() {}

    /** The phenotype and the score with the alleles beside them, or the alleles alone; of HLA each statement by itself. */
    static List<GenomicFact> of(OutsideCall call, String gene, Source source) {
        if (gene.startsWith(HLA)) {
            return hla(call, gene, source);
        }
        return call.phenotype().isEmpty() && call.score().isEmpty()
                ? List.of(new Genotype(source, gene, Origin.GERMLINE, call.diplotype()))
                : List.of(new GenePhenotype(
                        source,
                        gene,
                        Origin.GERMLINE,
                        call.phenotype(),
                        Optional.of(call.score()).filter(score -> !score.isEmpty()),
                        Optional.of(call.diplotype()).filter(alleles -> !alleles.isEmpty())));
    }

    /** The alleles alone, for words of a phenotype that cannot be read. */
    static List<GenomicFact> ofAlleles(OutsideCall call, String gene, Source source) {
        return call.diplotype().isEmpty()
                ? List.of()
                : of(new OutsideCall(call.place(), call.gene(), call.diplotype(), "", ""), gene, source);
    }

    private static List<GenomicFact> hla(OutsideCall call, String gene, Source source) {
        List<GenomicFact> facts = new ArrayList<>();
        List<String> alleles = alleles(call.diplotype(), gene);
        if (!alleles.isEmpty()) {
            facts.add(new HlaTyping(source, gene, Origin.GERMLINE, alleles, false));
        }
        List<Matcher> statuses = Stream.of(call.phenotype().split("[;,]"))
                .map(String::strip)
                .map(text -> STATUS.matcher(withoutGene(text, gene)))
                .toList();
        if (statuses.stream().allMatch(Matcher::matches)) {
            statuses.forEach(status -> facts.add(new AllelePresence(
                    source, gene, Origin.GERMLINE, starred(status.group(1)), presence(status.group(2)))));
        }
        return facts;
    }

    private static Presence presence(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "positive", "present" -> Presence.PRESENT;
            default -> Presence.ABSENT;
        };
    }

    /** None where any of them is no allele: half a typing would leave the other copy out. */
    private static List<String> alleles(String diplotype, String gene) {
        List<String> alleles = Stream.of(diplotype.split("[/+]"))
                .map(String::strip)
                .map(text -> starred(withoutGene(text, gene)))
                .toList();
        boolean all = alleles.size() <= 2 && alleles.stream().allMatch(one -> one.matches("\\*\\d+(?::\\d+)+[A-Z]?"));
        return all ? alleles : List.of();
    }

    /** {@code HLA-B*57:01} and {@code B*57:01} are the allele {@code *57:01} of HLA-B. */
    private static String withoutGene(String text, String gene) {
        String plain = text.startsWith(gene) ? text.substring(gene.length()).strip() : text;
        String locus = gene.substring(HLA.length()) + "*";
        return plain.startsWith(locus) ? plain.substring(locus.length() - 1) : plain;
    }

    private static String starred(String allele) {
        return allele.startsWith("*") || allele.isEmpty() ? allele : "*" + allele;
    }
}
