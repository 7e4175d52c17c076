package org.precisionhooks.fhir.read;

import java.util.ArrayList;
import java.util.List;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;

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
    private static final String CLINVAR = "http://www.ncbi.nlm.nih.gov/clinvar";

    private VariantExpressions() {}

    static List<String> of(ObservationSheet sheet, ReadingTables tables) {
        List<String> names = new ArrayList<>(4);
        for (String key : KEYS) {
            sheet.values(key).forEach(value -> addNames(value, tables, names));
        }
        return onTranscript(names, sheet);
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

    private static void addName(String name, List<String> names) {
        if (!name.isEmpty() && !names.contains(name)) {
            names.add(name);
        }
    }
}
