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

    private static String symbol(String word, ReadingTables tables) {
        String named = word.toUpperCase(Locale.ROOT).startsWith("HGNC:")
                ? tables.geneByCode(Coding.of(ReadingTables.HGNC, word.toUpperCase(Locale.ROOT)))
                : tables.genes().byName(word);
        return named.isEmpty() ? word : named;
    }
}
