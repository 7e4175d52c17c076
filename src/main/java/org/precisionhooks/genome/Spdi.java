package org.precisionhooks.genome;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of NCBI's sequence, position, deletion, insertion (doi:10.1093/bioinformatics/btz856), trimmed or contextual.
 *
 * @param position 0-based place before the first deleted base
 * @param deleted bases, their number, or nothing
 */
record Spdi(String sequence, long position, String deleted, String inserted) {

    private static final Pattern FORM =
            Pattern.compile("([A-Z]{2}[_-]?\\d{1,12}(?:\\.\\d{1,3})?):(\\d{1,10}):([^:]*+):([^:]*+)");

    static Optional<Spdi> of(String expression) {
        Matcher parts = FORM.matcher(expression);
        return parts.matches()
                ? Optional.of(new Spdi(
                        Accessions.normalised(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        parts.group(3),
                        parts.group(4)))
                : Optional.empty();
    }

    /** Its bases on a chromosome; symbolic alleles are of structure and no bases. */
    Normalised on(ReferenceSequence chromosome, KnownBases known) {
        if (inserted.startsWith("<")) {
            return SymbolicAlleles.of(toString(), inserted);
        }
        Optional<String> ref = deletedBases(known);
        Optional<String> alt = Alleles.of(inserted);
        if (alt.isEmpty() || (ref.isEmpty() && !isNumber(deleted))) {
            return new Normalised.Malformed(toString(), "The alleles are not written as bases");
        }
        if (ref.isEmpty()) {
            return new Normalised.NotLocated(toString(), "The deleted bases are not stated");
        }
        if (ref.get().isEmpty() && alt.get().isEmpty()) {
            return new Normalised.Malformed(toString(), "Nothing is deleted and nothing inserted");
        }
        Spelling spelling = Spelling.of(chromosome.accession(), position, ref.get(), alt.get());
        return position + ref.get().length() > chromosome.length()
                ? new Normalised.NotLocated(toString(), Accessions.BEYOND_THE_END)
                : new Normalised.Located(spelling, "");
    }

    private Optional<String> deletedBases(KnownBases known) {
        return isNumber(deleted)
                ? known.of(sequence, position, position + Long.parseLong(deleted))
                : Alleles.of(deleted);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return sequence + ":" + position + ":" + deleted + ":" + inserted;
    }
}
