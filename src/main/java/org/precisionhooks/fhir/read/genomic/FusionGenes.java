package org.precisionhooks.fhir.read.genomic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/**
 * The genes of a fusion as laboratories write them: {@code EML4::ALK} (HGNC, doi:10.1038/s41375-021-01436-6), {@code EML4-ALK},
 * {@code BCR/ABL1 fusion}, {@code HGNC:1014::HGNC:76}.
 */
final class FusionGenes {

    private static final String EXON = "(?:\\s*\\([^()]{1,40}\\))?";
    private static final String ADJECTIVE = "(?:gene |oncogenic |somatic )?";
    private static final String SAID =
            ADJECTIVE + "(?:fusions?|rearrangements?)(?: gene| transcript| oncogene| protein)?";
    private static final String PARTNER = "[A-Za-z][A-Za-z0-9-]{0,19}?|HGNC:\\d{1,6}";
    private static final Pattern SIGN = Pattern.compile("::|[-\\u2010-\\u2014/]");
    private static final Pattern REMARKS =
            Pattern.compile(EXON + "(?:[\\s,]+" + SAID + "$)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOINED =
            Pattern.compile("(?:" + PARTNER + ")(?:\\s*::\\s*(?:" + PARTNER + "))+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAIR = Pattern.compile(
            "(?<before>" + SAID + "(?: of| between)?:?\\s+)?(?<five>" + PARTNER + ")" + EXON
                    + "\\s*(?<sign>::|[-\\u2010-\\u2014/])\\s*(?<three>" + PARTNER + ")" + EXON + "(?<after>[\\s,]+"
                    + SAID
                    + ")?",
            Pattern.CASE_INSENSITIVE);

    /** A pair among other words; what a test looks for by it, it has to be called a fusion by. */
    private static final Pattern AMONG = Pattern.compile(
            "(?<![A-Za-z0-9*:-])(?<five>" + PARTNER + ")\\s*(?<sign>::|[-\\u2010-\\u2014/])\\s*(?<three>" + PARTNER
                    + ")(?![A-Za-z0-9*:-])",
            Pattern.CASE_INSENSITIVE);

    private FusionGenes() {}

    /** The genes in their order, the one that gives the promoter first; none when the concept names no fusion. */
    static List<String> of(Concept concept, ReadingTables tables) {
        Set<String> genes = new LinkedHashSet<>(0);
        for (Coding coding : concept.codings()) {
            genes.addAll(of(coding.code(), tables));
            genes.addAll(of(coding.display(), tables));
        }
        genes.addAll(of(concept.text(), tables));
        return List.copyOf(genes);
    }

    /** The genes of the one fusion that is named among the words of a test or its answer; none when it is none, or several. */
    static List<String> named(Concept concept, ReadingTables tables) {
        Set<List<String>> fusions = new LinkedHashSet<>(1);
        for (Coding coding : concept.codings()) {
            fusions.addAll(among(coding.display(), tables));
        }
        fusions.addAll(among(concept.text(), tables));
        return fusions.size() == 1 ? fusions.iterator().next() : List.of();
    }

    private static Set<List<String>> among(String words, ReadingTables tables) {
        List<String> whole = of(words, tables);
        Set<List<String>> fusions = new LinkedHashSet<>(1);
        if (!whole.isEmpty()) {
            fusions.add(whole);
            return fusions;
        }
        Matcher pair = AMONG.matcher(words);
        while (pair.find()) {
            boolean joined = pair.group("sign").equals("::") || FusionTest.isOfTwo(words);
            if (joined && isOne(pair.group("five"), tables) && isOne(pair.group("three"), tables)) {
                fusions.add(List.of(symbol(pair.group("five"), tables), symbol(pair.group("three"), tables)));
            }
        }
        return fusions;
    }

    static List<String> of(String words, ReadingTables tables) {
        return SIGN.matcher(words).find() ? read(words, tables) : List.of();
    }

    private static List<String> read(String words, ReadingTables tables) {
        return joined(words.strip(), tables)
                .or(() -> paired(words.strip(), tables))
                .orElse(List.of());
    }

    /** Two or more joined by the sign that joins nothing else. */
    private static Optional<List<String>> joined(String words, ReadingTables tables) {
        String plain = REMARKS.matcher(words).replaceAll("");
        if (!JOINED.matcher(plain).matches()) {
            return Optional.empty();
        }
        List<String> genes = new ArrayList<>(2);
        for (String partner : plain.split("\\s*::\\s*")) {
            genes.add(symbol(partner, tables));
        }
        return Optional.of(genes);
    }

    /**
     * A hyphen is part of symbols, too, and a slash stands between genes that were tested together: a fusion is what is called so,
     * or two known genes joined by a hyphen.
     */
    private static Optional<List<String>> paired(String words, ReadingTables tables) {
        if (isOne(words, tables)) {
            return Optional.empty();
        }
        Matcher pair = PAIR.matcher(words);
        if (!pair.matches()) {
            return Optional.empty();
        }
        boolean said = pair.group("before") != null || pair.group("after") != null;
        String five = pair.group("five");
        String three = pair.group("three");
        boolean known = isOne(five, tables) && isOne(three, tables);
        boolean slash = pair.group("sign").equals("/");
        return known && (said || !slash)
                ? Optional.of(List.of(symbol(five, tables), symbol(three, tables)))
                : Optional.empty();
    }

    private static boolean isOne(String word, ReadingTables tables) {
        return !tables.genes().byName(word).isEmpty()
                || tables.locations().knows(word)
                || word.startsWith("HGNC:")
                        && !tables.geneByCode(Coding.of(ReadingTables.HGNC, word))
                                .isEmpty();
    }

    /** Whether a word among others is a gene: in capitals, as many symbols are words, too. */
    static boolean isSymbol(String word, ReadingTables tables) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)) && isOne(word, tables);
    }

    private static String symbol(String word, ReadingTables tables) {
        String named = word.toUpperCase(Locale.ROOT).startsWith("HGNC:")
                ? tables.geneByCode(Coding.of(ReadingTables.HGNC, word.toUpperCase(Locale.ROOT)))
                : tables.genes().byName(word);
        return named.isEmpty() ? word : named;
    }
}
