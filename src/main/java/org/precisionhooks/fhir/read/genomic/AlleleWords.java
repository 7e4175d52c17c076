package org.precisionhooks.fhir.read.genomic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;

/** Finds the words for alleles in a value: code, display or text; gene inside or outside (genomics-fhir.md section 3.8). */
final class AlleleWords {

    /** A number with its unit, {@code 4.5 U/g}. */
    private static final Pattern AMOUNT = Pattern.compile("[<>≤≥]?\\s*\\d+(?:[.,]\\d+)?\\s*[A-Za-zµ%]+\\w*/");

    /** As laboratories write VKORC1: {@code AG}, {@code -1639 GA}. */
    private static final Pattern TWO_BASES = Pattern.compile("(?:-?\\d+\\s*)?[ACGT]{2}");

    private AlleleWords() {}

    /** The words for the alleles without the gene's name, empty when the value has none. */
    static String of(Concept value, String gene) {
        for (String spelling : spellings(value)) {
            String words = withoutGene(spelling, gene);
            if (looksLikeAlleles(words)) {
                return words;
            }
        }
        return withoutGene(value.label(), gene);
    }

    /** The alleles that a statement on what they do names beside it. */
    static Optional<String> beside(ObservationSheet sheet, String gene) {
        return Optional.of(of(sheet.value(Keys.GENOTYPE), gene)).filter(words -> !words.isEmpty() && !deny(words));
    }

    /** True when two spellings of one value are both plain alleles and not the same. */
    static boolean contradict(Concept value, String gene) {
        String plain = "";
        for (String spelling : spellings(value)) {
            String words = withoutGene(spelling, gene).replace(" ", "");
            boolean comparable = words.startsWith("*") && words.indexOf('/') > 0 && isPlain(words);
            if (comparable && !plain.isEmpty() && !plain.equals(words)) {
                return true;
            }
            plain = comparable ? words : plain;
        }
        return false;
    }

    private static boolean isPlain(String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (!Character.isLetterOrDigit(c) && "*/.+".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static List<String> spellings(Concept value) {
        List<String> spellings = new ArrayList<>(3);
        for (Coding coding : value.codings()) {
            add(coding.code(), spellings);
            add(coding.display(), spellings);
        }
        add(value.text(), spellings);
        return spellings;
    }

    private static void add(String spelling, List<String> spellings) {
        if (!spelling.isEmpty()) {
            spellings.add(spelling);
        }
    }

    /** A star, two bases, or names with a slash; codes like {@code 638797} or {@code PV00155} are none. */
    static boolean looksLikeAlleles(String words) {
        int star = words.indexOf('*');
        boolean starred = star >= 0 && star + 1 < words.length() && !Character.isWhitespace(words.charAt(star + 1));
        int slash = words.indexOf('/');
        return starred
                || TWO_BASES.matcher(words).matches()
                || (slash > 0
                        && slash + 1 < words.length()
                        && !AMOUNT.matcher(words).lookingAt());
    }

    /** True for words such as {@code *2 not detected}, which name an allele that is not there. */
    static boolean deny(String words) {
        String plain = words.toLowerCase(Locale.ROOT);
        return plain.contains("not ")
                || plain.contains("negative")
                || plain.contains("absent")
                || plain.contains("undetected");
    }

    static String withoutGene(String words, String gene) {
        if (gene.isEmpty()) {
            return words;
        }
        String plain = words.replace(gene + "*", "*");
        boolean prefixed = plain.startsWith(gene)
                && (plain.length() == gene.length() || !Character.isLetterOrDigit(plain.charAt(gene.length())));
        return prefixed ? afterSeparator(plain.substring(gene.length())) : plain.trim();
    }

    private static String afterSeparator(String rest) {
        int start = 0;
        while (start < rest.length() && " :_".indexOf(rest.charAt(start)) >= 0) {
            start++;
        }
        return rest.substring(start).trim();
    }
}
