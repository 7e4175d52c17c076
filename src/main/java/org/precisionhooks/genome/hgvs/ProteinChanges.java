package org.precisionhooks.genome.hgvs;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a protein description behind {@code p.}: brought into three letters, so that spellings meet. */
final class ProteinChanges {

    private static final Map<String, String> THREE = Map.ofEntries(
            Map.entry("A", "Ala"),
            Map.entry("R", "Arg"),
            Map.entry("N", "Asn"),
            Map.entry("D", "Asp"),
            Map.entry("C", "Cys"),
            Map.entry("Q", "Gln"),
            Map.entry("E", "Glu"),
            Map.entry("G", "Gly"),
            Map.entry("H", "His"),
            Map.entry("I", "Ile"),
            Map.entry("L", "Leu"),
            Map.entry("K", "Lys"),
            Map.entry("M", "Met"),
            Map.entry("F", "Phe"),
            Map.entry("P", "Pro"),
            Map.entry("S", "Ser"),
            Map.entry("T", "Thr"),
            Map.entry("W", "Trp"),
            Map.entry("Y", "Tyr"),
            Map.entry("V", "Val"),
            Map.entry("U", "Sec"),
            Map.entry("*", "Ter"),
            Map.entry("X", "Ter"));

    private static final String RESIDUE =
            "(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val"
                    + "|Sec|Ter|[ARNDCQEGHILKMFPSTWYVUX*])";
    private static final String POINT = RESIDUE + "\\d{1,6}";
    private static final Pattern CHANGE =
            Pattern.compile(POINT + "(?:_" + POINT + ")?(?:=|del|dup|(?:del)?ins" + RESIDUE
                    + "{1,200}|" + RESIDUE + "?fs(?:(?:Ter|\\*|X)(?:\\d{1,6}|\\?))?|"
                    + RESIDUE + "?ext(?:-\\d{1,6}|" + RESIDUE + "(?:\\d{1,6}|\\?))|\\[\\d{1,5}]|" + RESIDUE + ")");
    private static final Pattern RESIDUES = Pattern.compile("del|dup|ins|fs|ext|" + RESIDUE);

    private ProteinChanges() {}

    static Optional<Hgvs> read(String reference, String body) {
        if (body.equals("=") || body.equals("?")) {
            return Optional.of(new Hgvs.Unsupported(reference, "A protein without a named change is not read"));
        }
        return CHANGE.matcher(body).matches()
                ? Optional.of(new Hgvs.Protein(reference, spelled(body)))
                : Optional.empty();
    }

    private static String spelled(String body) {
        return RESIDUES.matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(THREE.getOrDefault(found.group(), found.group())));
    }
}
