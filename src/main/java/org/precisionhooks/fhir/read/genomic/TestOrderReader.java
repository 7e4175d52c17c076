package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Statuses;
import org.precisionhooks.fhir.read.vocabulary.LoincResultKind;
import org.precisionhooks.fhir.read.vocabulary.LoincResultRow;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/**
 * Reads which genes a ServiceRequest has tested: by the code of a panel, the LOINC code of the test, the HGNC code of the gene, in
 * the order's details too, or by words that name a gene and a genetic test. An enzyme's activity is another test than its gene, and no gene is guessed from it.
 */
public final class TestOrderReader {

    private static final int LONGEST_TEXT = 500;

    private static final Set<LoincResultKind> TESTS =
            Set.of(LoincResultKind.PHENOTYPE, LoincResultKind.PRESENCE, LoincResultKind.TYPING, LoincResultKind.ORDER);

    private static final Pattern HLA_ALLELE = Pattern.compile("(HLA-[A-Z]{1,3}[0-9]?)(\\*[0-9]{2,3}:[0-9]{2,3})");

    private static final Pattern GENETIC = Pattern.compile(
            "\\b(genes?|genetic\\w*|genotyp\\w*|genom\\w*|pharmacogen\\w*|alleles?|variants?|mutations?|sequencing|dna)\\b"
                    + "|\\bhla-");

    private static final Pattern NOT_GENETIC = Pattern.compile("\\b(activity|enzym\\w*|assay of|levels?)\\b");

    private final ReadingTables tables;

    public TestOrderReader(ReadingTables tables) {
        this.tables = tables;
    }

    /** The tests, in the order of their names in the request; none for another kind of resource or a withdrawn order. */
    public List<OrderedTest> read(JsonNode request) {
        boolean ordered = Json.text(request, "resourceType").equals("ServiceRequest")
                && !Statuses.isRetracted(request)
                && !Json.text(request, "status").equals("revoked")
                && !request.path("doNotPerform").asBoolean(false);
        if (!ordered) {
            return List.of();
        }
        List<OrderedTest> named = named(request);
        return named.isEmpty() && panel(request).isPresent() ? List.of(OrderedTest.PANEL) : named;
    }

    /** The tests that the code of a resource names, in the order of their names. */
    List<OrderedTest> named(JsonNode resource) {
        Set<OrderedTest> tests = new LinkedHashSet<>();
        Concept code = Concepts.concept(resource.path("code"));
        code.codings().forEach(coding -> addCoded(coding, tests));
        resource.path("orderDetail")
                .forEach(detail -> Concepts.concept(detail).codings().forEach(coding -> addCoded(coding, tests)));
        addWorded(code.text(), tests);
        code.codings().forEach(coding -> addWorded(coding.display(), tests));
        return List.copyOf(tests);
    }

    /** Whose domains a panel has that the resource orders without naming a gene; empty for any other resource. */
    Optional<List<String>> panel(JsonNode resource) {
        Concept code = Concepts.concept(resource.path("code"));
        return Stream.concat(Stream.of(code.text()), code.codings().stream().map(Coding::display))
                .flatMap(words -> tables.vocabulary().panels().worded(shortened(words)).stream())
                .findFirst();
    }

    private void addCoded(Coding coding, Set<OrderedTest> tests) {
        tables.vocabulary().panels().genes(coding).forEach(gene -> tests.add(new OrderedTest(gene, Optional.empty())));
        tables.result(tables.key(coding.system(), coding.code()))
                .filter(row -> TESTS.contains(row.kind()))
                .ifPresent(row -> row.gene().forEach(gene -> tests.add(new OrderedTest(gene, allele(row)))));
        if (tables.canonical(coding.system()).equals(ReadingTables.HGNC)) {
            String gene = tables.geneByCode(coding);
            if (!gene.isEmpty()) {
                tests.add(new OrderedTest(gene, Optional.empty()));
            }
        }
    }

    private static Optional<String> allele(LoincResultRow row) {
        return Optional.of(row.allele()).filter(allele -> !allele.isEmpty());
    }

    /** A gene that a code named already is not taken from words again. */
    private void addWorded(String words, Set<OrderedTest> tests) {
        String text = shortened(words);
        if (!isGenetic(text.toLowerCase(Locale.ROOT))) {
            return;
        }
        Matcher alleles = HLA_ALLELE.matcher(text);
        while (alleles.find()) {
            add(new OrderedTest(alleles.group(1), Optional.of(alleles.group(2))), tests);
        }
        Set<String> genes = new LinkedHashSet<>();
        tables.genes().in(text, genes);
        genes.forEach(gene -> add(new OrderedTest(gene, Optional.empty()), tests));
    }

    private static void add(OrderedTest test, Set<OrderedTest> tests) {
        boolean named = tests.stream()
                .anyMatch(other -> other.gene().equals(test.gene())
                        && (test.allele().isEmpty() || other.allele().equals(test.allele())));
        if (!named) {
            tests.add(test);
        }
    }

    private static String shortened(String words) {
        return words.length() > LONGEST_TEXT ? words.substring(0, LONGEST_TEXT) : words;
    }

    private static boolean isGenetic(String text) {
        return GENETIC.matcher(text).find() && !NOT_GENETIC.matcher(text).find();
    }
}
