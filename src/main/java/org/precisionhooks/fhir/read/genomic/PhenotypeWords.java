package org.precisionhooks.fhir.read.genomic;

import java.util.LinkedHashSet;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/**
 * The phenotype that a value states, by codes and words.
 *
 * @param phenotype canonical words, empty when none
 * @param contradictory true when code and words state different ones ({@code LA9657-3} shown as normal)
 */
record PhenotypeWords(String phenotype, boolean contradictory) {

    static PhenotypeWords of(Concept value, String gene, ReadingTables tables) {
        Set<String> stated = new LinkedHashSet<>(2);
        for (Coding coding : value.codings()) {
            stated.add(tables.phenotypeOfCode(coding.code(), gene));
            stated.add(tables.phenotypeOfWords(coding.display(), gene));
        }
        stated.add(tables.phenotypeOfWords(value.text(), gene));
        stated.remove("");
        return agreed(stated);
    }

    /** The last and so the most specific spelling, when all are of one grade. */
    private static PhenotypeWords agreed(Set<String> stated) {
        String last = "";
        for (String phenotype : stated) {
            if (!last.isEmpty() && !grade(last).equals(grade(phenotype))) {
                return new PhenotypeWords("", true);
            }
            last = phenotype;
        }
        return new PhenotypeWords(last, false);
    }

    /** First word without hedge: {@code Intermediate} of {@code Likely Intermediate Metabolizer}. */
    private static String grade(String phenotype) {
        String plain = phenotype.replace("Likely ", "").replace("Possible ", "");
        int space = plain.indexOf(' ');
        return space < 0 ? plain : plain.substring(0, space);
    }
}
