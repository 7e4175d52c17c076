package org.precisionhooks.fhir.genomics;

import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Type;

/**
 * A code that was asked for: with a system it is compared exactly, bare it is looked for in text, display, code and system
 * (genomics-fhir.md section 6.4).
 *
 * @param text as it was sent
 * @param system one address of the code system, empty for none
 */
record Token(String text, String system, String code, Tokens tokens) {

    Token {
        if (code.isEmpty()) {
            throw GenomicRefusal.UNREADABLE_PARAMETER.exception(text);
        }
    }

    boolean matches(Type value) {
        if (value instanceof CodeableConcept concept) {
            return concept.getCoding().stream().anyMatch(this::matches)
                    || (isBare() && concept.hasText() && isIn(concept.getText()));
        }
        return isBare() && value.isPrimitive() && value.hasPrimitiveValue() && isIn(value.primitiveValue());
    }

    private boolean matches(Coding coding) {
        String written = coding.hasCode() ? coding.getCode().strip() : "";
        if (!isBare()) {
            return sameCode(written)
                    && tokens.canonical(coding.hasSystem() ? coding.getSystem() : "")
                            .equals(system);
        }
        return Stream.of(written, coding.getDisplay(), coding.getSystem()).anyMatch(part -> part != null && isIn(part));
    }

    /** HGNC numbers come with and without their prefix, terms of the Sequence Ontology with an underscore. */
    private boolean sameCode(String written) {
        return written.equals(code)
                || written.equals("HGNC:" + code)
                || code.equals("HGNC:" + written)
                || (code.startsWith("SO") && written.replace("SO_", "SO:").equals(code.replace("SO_", "SO:")));
    }

    private boolean isBare() {
        return system.isEmpty();
    }

    /** Blanks make no difference; a number is no part of a longer one, so that {@code *1} is not {@code *17}. */
    boolean isIn(String words) {
        if (HlaAllele.isAllele(code)) {
            return HlaAllele.isIn(code, words);
        }
        String wanted = plain(code);
        String text = plain(words);
        boolean found = false;
        for (int at = text.indexOf(wanted); !found && at >= 0; at = text.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean cutBefore = at > 0 && isDigit(wanted, 0) && isDigit(text, at - 1);
            boolean cutAfter = end < text.length() && isDigit(wanted, wanted.length() - 1) && isDigit(text, end);
            found = !cutBefore && !cutAfter;
        }
        return found;
    }

    private static boolean isDigit(String text, int at) {
        return Character.isDigit(text.charAt(at));
    }

    private static String plain(String text) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** Whether it names an identifier, {@code system|value}, a bare value or a reference. */
    boolean isIdentifier(String identifier) {
        int bar = identifier.indexOf('|');
        String value = identifier.substring(bar + 1);
        boolean bySystem = isBare()
                || (bar >= 0 && tokens.canonical(identifier.substring(0, bar)).equals(system));
        return bySystem && (value.equalsIgnoreCase(code) || value.endsWith("/" + code));
    }

    /** Whether it names the gene of a component, by whatever code of it. */
    boolean isGene(Type value) {
        return matches(value)
                || (value instanceof CodeableConcept concept
                        && concept.getCoding().stream().anyMatch(coding -> tokens.sameGene(this, coding)));
    }

    /** What candidates hold in the words that the index keeps of them. */
    String word() {
        int end = firstOf(code.indexOf(' '), code.indexOf('*'));
        String word = end > 0 ? code.substring(0, end) : code;
        return (HlaAllele.isAllele(code) ? HlaAllele.locus(code) : word).toLowerCase(Locale.ROOT);
    }

    /** The first part that there is; a gene stands before its allele with and without a blank. */
    private static int firstOf(int blank, int star) {
        return blank > 0 && star > 0 ? Math.min(blank, star) : Math.max(blank, star);
    }
}
