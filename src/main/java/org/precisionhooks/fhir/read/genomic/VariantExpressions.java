package org.precisionhooks.fhir.read.genomic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.hgvs.Hgvs;
import org.precisionhooks.genome.hgvs.HgvsParser;

/** The names by which a variant Observation calls its variant: HGVS expressions and ids, as written. */
final class VariantExpressions {

    private static final String[] KEYS = {
        Keys.G_HGVS,
        Keys.C_HGVS,
        Keys.P_HGVS,
        Keys.VARIANT_ID,
        Keys.DBSNP_ID,
        Keys.COMPLEX_VARIANT_ID,
        Keys.COMPLEX_VARIANT_NAME,
        Keys.ISCN
    };
    /** What begins a description in its component, and is left away at times. */
    private static final Map<String, String> LETTERS = Map.of(Keys.G_HGVS, "g.", Keys.C_HGVS, "c.", Keys.P_HGVS, "p.");

    private static final String CLINVAR = "http://www.ncbi.nlm.nih.gov/clinvar";

    /** {@code NM_000059.4:c.5946del (p.Ser1982fs)}, with and without brackets of either kind. */
    private static final Pattern WITH_PROTEIN =
            Pattern.compile("(\\S*[cgmn]\\.\\S+?)(?:[,;]?\\s+|[,;])[(\\[]?(p\\.(?:\\([^)]*\\)|[^)\\]\\s]+))[)\\]]?");

    private VariantExpressions() {}

    static List<String> of(ObservationSheet sheet, ReadingTables tables) {
        List<String> names = new ArrayList<>(4);
        for (String key : KEYS) {
            List<String> written = new ArrayList<>(2);
            sheet.values(key).forEach(value -> addNames(value, tables, written));
            written.forEach(name -> add(name, names));
            written.forEach(name -> described(key, name).ifPresent(full -> add(full, names)));
        }
        return onMitochondrion(onTranscript(names, sheet), tables);
    }

    /** As it would be written in full, {@code p.Val600Glu} of {@code Val600Glu} in the component of proteins. */
    private static Optional<String> described(String key, String name) {
        String tight = name.replace(" ", "");
        String letter = LETTERS.getOrDefault(key, "");
        boolean bare = !letter.isEmpty() && tight.indexOf('.') < 0 && tight.indexOf(':') < 0;
        String full = bare ? letter + tight : tight;
        return full.equals(name)
                ? Optional.empty()
                : HgvsParser.read(full)
                        .filter(hgvs -> !(hgvs instanceof Hgvs.Unsupported))
                        .map(hgvs -> full);
    }

    /** Of which there is one reference that descriptions with {@code m.} are of. */
    private static List<String> onMitochondrion(List<String> names, ReadingTables tables) {
        tables.vocabulary()
                .sequences()
                .of("MT", GenomeBuild.GRCH38)
                .ifPresent(sequence ->
                        names.replaceAll(name -> name.startsWith("m.") ? sequence.accession() + ":" + name : name));
        return names;
    }

    /** The names, those on a transcript with its accession. */
    static List<String> onTranscript(List<String> names, ObservationSheet sheet) {
        String transcript = Coordinates.accession(sheet.value(Keys.TRANSCRIPT));
        if (!transcript.isEmpty()) {
            names.replaceAll(name -> name.startsWith("c.") ? transcript + ":" + name : name);
        }
        return names;
    }

    /** True for a name that tells the change by itself: {@code NM_000769.4:c.681G>A}, {@code p.Val600Glu}. */
    static boolean isHgvs(String name) {
        int start = name.lastIndexOf(':') + 1;
        return name.length() > start + 2 && name.charAt(start + 1) == '.' && "cgmnp".indexOf(name.charAt(start)) >= 0;
    }

    /** True for a description of one change in one sequence, and not of how two are joined. */
    static boolean isSmallChange(String name) {
        return HgvsParser.read(name)
                .filter(hgvs -> hgvs instanceof Hgvs.Nucleotide || hgvs instanceof Hgvs.Protein)
                .isPresent();
    }

    static void addNames(Concept value, ReadingTables tables, List<String> names) {
        for (Coding coding : value.codings()) {
            boolean number =
                    !coding.code().isEmpty() && Character.isDigit(coding.code().charAt(0));
            boolean clinvar = number && tables.canonical(coding.system()).equals(CLINVAR);
            addName(clinvar ? "ClinVar:" + coding.code() : coding.code(), names);
            addName(coding.display(), names);
        }
        addName(value.text(), names);
    }

    /** As ClinVar and many reports write it, a change and what it does to the protein stand in one text. */
    private static void addName(String name, List<String> names) {
        add(name, names);
        Matcher both = WITH_PROTEIN.matcher(name);
        if (both.matches()) {
            add(both.group(1), names);
            add(both.group(2), names);
        }
    }

    private static void add(String name, List<String> names) {
        if (!name.isEmpty() && !names.contains(name)) {
            names.add(name);
        }
    }
}
