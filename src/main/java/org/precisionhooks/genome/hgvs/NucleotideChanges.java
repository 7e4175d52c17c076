package org.precisionhooks.genome.hgvs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a nucleotide description behind its letter and dot: positions and edit. */
final class NucleotideChanges {

    private static final String POINT = "([-*]?+)(\\d{1,10})(?:([+-])(\\d{1,9}))?+";
    private static final String BASES = "[ACGTNUacgtnu]";
    private static final Pattern PLACED = Pattern.compile(POINT + "(?:_" + POINT + ")?+(\\D.*+|)", Pattern.DOTALL);
    private static final Pattern SUBSTITUTION = Pattern.compile("(" + BASES + "++)>(" + BASES + "++)");
    private static final Pattern IDENTITY = Pattern.compile("(" + BASES + "*+)=");
    private static final Pattern DELETION = Pattern.compile("del(" + BASES + "*+|\\d{1,9})(?:ins(" + BASES + "++))?+");
    private static final Pattern DUPLICATION = Pattern.compile("dup(" + BASES + "*+|\\d{1,9})");
    private static final Pattern INVERSION = Pattern.compile("inv(" + BASES + "*+|\\d{1,9})");
    private static final Pattern INSERTION = Pattern.compile("ins(" + BASES + "++)");
    private static final Pattern REPEAT = Pattern.compile("(" + BASES + "*+)\\[(\\d{1,6})]");
    private static final Pattern UNCERTAIN =
            Pattern.compile("\\((\\?|\\d{1,10})_(\\d{1,10})\\)_\\((\\d{1,10})_(\\?|\\d{1,10})\\)(del|dup|inv)");

    /** Edits that the nomenclature knows, or knew, and that are not read: with counts, ranges, conversions, translocations. */
    private static final Pattern KNOWN_ELSEWHERE = Pattern.compile(
            "(?:del|ins|dup|inv|con|_|\\[|\\||\\(|>|gom|lom|met|pter|qter|cen|sup|" + BASES + "*+\\[).*+",
            Pattern.DOTALL);

    private NucleotideChanges() {}

    static Optional<Hgvs> read(String reference, CoordinateType type, String body) {
        if (body.equals("=")) {
            return Optional.of(new Hgvs.Unsupported(reference, "That a whole sequence is unchanged is not placed"));
        }
        Matcher placed = PLACED.matcher(body);
        if (!placed.matches()) {
            return type.isChromosomal() ? uncertain(reference, body) : unsupportedPlace(reference, body);
        }
        HgvsPosition start = point(placed, 1);
        HgvsPosition end = placed.group(6) == null ? start : point(placed, 5);
        String what = placed.group(9);
        Optional<Hgvs> change = edit(what).map(edit -> new Hgvs.Nucleotide(reference, type, start, end, edit));
        return change.isPresent() || !KNOWN_ELSEWHERE.matcher(what).matches()
                ? change
                : Optional.of(new Hgvs.Unsupported(reference, "This form of a change is not read"));
    }

    private static HgvsPosition point(Matcher placed, int group) {
        HgvsPosition.Part part = HgvsPosition.Part.of(placed.group(group));
        @Nullable String offset = placed.group(group + 3);
        long bases = offset == null ? 0 : Long.parseLong(offset);
        return new HgvsPosition(
                part, Long.parseLong(placed.group(group + 1)), "-".equals(placed.group(group + 2)) ? -bases : bases);
    }

    private static Optional<Edit> edit(String what) {
        Matcher found = SUBSTITUTION.matcher(what);
        if (found.matches()) {
            return Optional.of(new Edit.Substitution(dna(found.group(1)), dna(found.group(2))));
        }
        found = DELETION.matcher(what);
        if (found.matches()) {
            String deleted = stated(found.group(1));
            return Optional.of(
                    found.group(2) == null
                            ? new Edit.Deletion(deleted)
                            : new Edit.DeletionInsertion(deleted, dna(found.group(2))));
        }
        return identityOrAddition(what);
    }

    private static Optional<Edit> identityOrAddition(String what) {
        Matcher found = IDENTITY.matcher(what);
        if (found.matches()) {
            return Optional.of(new Edit.Identity(dna(found.group(1))));
        }
        found = DUPLICATION.matcher(what);
        if (found.matches()) {
            return Optional.of(new Edit.Duplication(stated(found.group(1))));
        }
        found = INSERTION.matcher(what);
        if (found.matches()) {
            return Optional.of(new Edit.Insertion(dna(found.group(1))));
        }
        found = INVERSION.matcher(what);
        if (found.matches()) {
            return Optional.of(new Edit.Inversion(stated(found.group(1))));
        }
        found = REPEAT.matcher(what);
        return found.matches()
                ? Optional.of(new Edit.Repeat(dna(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    /** Older descriptions state a number of bases, which the positions give anyway. */
    private static String stated(String bases) {
        return !bases.isEmpty() && Character.isDigit(bases.charAt(0)) ? "" : dna(bases);
    }

    private static String dna(String bases) {
        return bases.toUpperCase(Locale.ROOT).replace('U', 'T');
    }

    private static Optional<Hgvs> uncertain(String reference, String body) {
        Matcher found = UNCERTAIN.matcher(body);
        if (!found.matches()) {
            return unsupportedPlace(reference, body);
        }
        return Optional.of(new Hgvs.Uncertain(
                reference,
                bound(found.group(1)),
                bound(found.group(2)),
                bound(found.group(3)),
                bound(found.group(4)),
                found.group(5)));
    }

    private static long bound(String digits) {
        return digits.equals("?") ? -1 : Long.parseLong(digits);
    }

    /** Positions with question marks, other sequences, ends of chromosomes; anything else is no description. */
    private static Optional<Hgvs> unsupportedPlace(String reference, String body) {
        boolean place = body.startsWith("(") || body.startsWith("?") || body.startsWith("pter") || body.startsWith("[");
        return place || KNOWN_ELSEWHERE.matcher(body).matches()
                ? Optional.of(new Hgvs.Unsupported(reference, "Uncertain or foreign positions are not read"))
                : Optional.empty();
    }
}
