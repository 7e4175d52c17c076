package org.precisionhooks.fhir.genomics;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HLA alleles compare by fields: {@code A*01} is {@code A*01:01:01} but not {@code A*010} (genomics-fhir.md section 3.10). */
final class HlaAllele {

    private static final Pattern ALLELE = Pattern.compile(
            "(?:HLA-)?([A-Z]{1,4}[0-9]?)\\*([0-9]{2,4}(?::[0-9]{2,4}){0,3}[A-Z]?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN = Pattern.compile(
            "(?<![A-Z0-9-])(?:HLA-)?([A-Z]{1,4}[0-9]?)\\*([0-9]{2,4}:[A-Z]{2,6}|[0-9]{2,4}(?::[0-9]{2,4}){0,3}[A-Z]?)(?![A-Z0-9])",
            Pattern.CASE_INSENSITIVE);
    /** A code of the National Marrow Donor Program for several alleles of one first field. */
    private static final Pattern MULTIPLE = Pattern.compile("([0-9]{2,4}:)[A-Z]{2,6}", Pattern.CASE_INSENSITIVE);

    private HlaAllele() {}

    /** Alleles of other genes, {@code CYP2C19 *1}, have no fields and a number of two digits at most. */
    static boolean isAllele(String text) {
        return !text.toUpperCase(Locale.ROOT).startsWith("CYP")
                && ALLELE.matcher(text).matches();
    }

    static String locus(String allele) {
        Matcher matcher = ALLELE.matcher(allele);
        return matcher.matches() ? matcher.group(1) + "*" : allele;
    }

    /** Whether a text names this allele or one that is more precise. */
    static boolean isIn(String allele, String words) {
        Matcher asked = ALLELE.matcher(allele);
        Matcher written = WRITTEN.matcher(words);
        boolean found = false;
        while (asked.matches() && !found && written.find()) {
            found = asked.group(1).equalsIgnoreCase(written.group(1)) && holds(asked.group(2), written.group(2));
        }
        return found;
    }

    /** Which alleles a code for several means is in no table here; one that it may include is not passed over in silence. */
    private static boolean holds(String general, String precise) {
        Matcher several = MULTIPLE.matcher(precise);
        return (several.matches() && general.startsWith(several.group(1)))
                || precise.equalsIgnoreCase(general)
                || precise.toUpperCase(Locale.ROOT).startsWith(general.toUpperCase(Locale.ROOT) + ":");
    }
}
