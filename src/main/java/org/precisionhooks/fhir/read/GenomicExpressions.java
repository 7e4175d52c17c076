package org.precisionhooks.fhir.read;

import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;

/** Reads HGVS g. and SPDI expressions on chromosomes, as far as they state the bases themselves. */
final class GenomicExpressions {

    private GenomicExpressions() {}

    /** The place on a chromosome of a known build; empty for all other expressions. */
    static Optional<GenomicLocation> location(String expression, ReadingTables tables) {
        return location(expression)
                .filter(found -> tables.vocabulary()
                        .sequences()
                        .of(found.referenceSequence())
                        .isPresent());
    }

    private static Optional<GenomicLocation> location(String expression) {
        if (!expression.startsWith("NC_")) {
            return Optional.empty();
        }
        int colon = expression.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String accession = expression.substring(0, colon);
        String change = expression.substring(colon + 1);
        return change.startsWith("g.") ? hgvs(accession, change.substring(2)) : spdi(accession, change);
    }

    private static Optional<GenomicLocation> spdi(String accession, String change) {
        String[] parts = change.split(":", -1);
        long start = parts.length == 3 ? number(parts[0]) : -1;
        if (start < 0) {
            return Optional.empty();
        }
        return trimmed(accession, start, parts[1], parts[2]);
    }

    /** {@code 5G>A}, {@code 5_7delACG}, {@code 5_6insT}, {@code 5_6delACinsT}, {@code 5dupA}. */
    private static Optional<GenomicLocation> hgvs(String accession, String change) {
        int afterStart = digitsFrom(change, 0);
        int afterEnd = afterStart;
        if (afterStart < change.length() && change.charAt(afterStart) == '_') {
            afterEnd = digitsFrom(change, afterStart + 1);
        }
        long start = number(change.substring(0, afterStart));
        if (start < 1) {
            return Optional.empty();
        }
        long end = afterEnd == afterStart ? start : number(change.substring(afterStart + 1, afterEnd));
        return change(accession, start, end, change.substring(afterEnd));
    }

    private static Optional<GenomicLocation> change(String accession, long start, long end, String what) {
        int arrow = what.indexOf('>');
        if (arrow > 0) {
            return spanned(accession, start, end, what.substring(0, arrow), what.substring(arrow + 1));
        }
        if (what.startsWith("ins")) {
            return end == start + 1 ? trimmed(accession, start, "", what.substring(3)) : Optional.empty();
        }
        if (what.startsWith("dup")) {
            return what.length() > 3 ? trimmed(accession, end, "", what.substring(3)) : Optional.empty();
        }
        int inserted = what.indexOf("ins");
        String deleted = what.startsWith("del") ? what.substring(3, inserted < 0 ? what.length() : inserted) : "";
        String added = inserted < 0 ? "" : what.substring(inserted + 3);
        return deleted.isEmpty() ? Optional.empty() : spanned(accession, start, end, deleted, added);
    }

    /** A change that must be as long as the span it replaces. */
    private static Optional<GenomicLocation> spanned(
            String accession, long start, long end, String reference, String alternate) {
        return end - start + 1 == reference.length()
                ? trimmed(accession, start - 1, reference, alternate)
                : Optional.empty();
    }

    private static Optional<GenomicLocation> trimmed(String accession, long start, String reference, String alternate) {
        Optional<String> ref = Bases.of(reference);
        Optional<String> alt = Bases.of(alternate);
        return ref.isPresent() && alt.isPresent()
                ? Optional.of(Bases.change(accession, start, ref.get(), alt.get()))
                : Optional.empty();
    }

    private static int digitsFrom(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static long number(String digits) {
        return digits.isEmpty() || digits.length() > 15 || digitsFrom(digits, 0) < digits.length()
                ? -1
                : Long.parseLong(digits);
    }
}
