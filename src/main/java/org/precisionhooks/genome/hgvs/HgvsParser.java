package org.precisionhooks.genome.hgvs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads HGVS descriptions; empty for what is none. */
public final class HgvsParser {

    /** Longer ones, with long insertions written out, are refused. */
    private static final int LONGEST = 20_000;

    private static final Pattern DESCRIPTION =
            Pattern.compile("(?:([A-Za-z0-9][A-Za-z0-9_.()-]*+):)?+([gmcnrpo])\\.(.++)", Pattern.DOTALL);

    /** More than one change, mosaics, chimeras and unknown changes. */
    private static final Pattern SEVERAL = Pattern.compile("\\[.*[;,].*]|.*/.*|\\?|0\\??|(?:Met|M)1\\?|spl\\??|\\[.*]");

    private HgvsParser() {}

    /**
     * Reads a description.
     *
     * @param expression with or without a reference before the colon; blanks around it are passed over
     * @return empty when it is no description of HGVS at all
     */
    public static Optional<Hgvs> read(String expression) {
        String plain = expression.strip();
        Matcher parts = DESCRIPTION.matcher(plain);
        if (plain.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        String reference = parts.group(1) == null ? "" : parts.group(1);
        Optional<CoordinateType> type = CoordinateType.of(parts.group(2).charAt(0));
        if (type.isEmpty()) {
            return Optional.of(new Hgvs.Unsupported(reference, "Circular references are not read"));
        }
        return body(reference, type.get(), parts.group(3));
    }

    private static Optional<Hgvs> body(String reference, CoordinateType type, String body) {
        if (SEVERAL.matcher(body).matches()) {
            return Optional.of(new Hgvs.Unsupported(
                    reference, "Unknown effects, mosaics and several changes in one description are not read"));
        }
        String plain = withoutParentheses(body);
        return type == CoordinateType.PROTEIN
                ? ProteinChanges.read(reference, plain)
                : NucleotideChanges.read(reference, type, plain);
    }

    /** A prediction is read like what it predicts; parentheses inside a description are left to it. */
    private static String withoutParentheses(String body) {
        boolean whole = body.startsWith("(") && body.indexOf(')') == body.length() - 1;
        return whole ? body.substring(1, body.length() - 1) : body;
    }
}
