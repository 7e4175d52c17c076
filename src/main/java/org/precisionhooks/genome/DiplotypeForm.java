package org.precisionhooks.genome;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.knowledge.Knowledge;

/** Diplotypes in one spelling, so that two laboratories that say the same are not told apart by their words. */
public final class DiplotypeForm {

    /** PharmVar's suballeles work like the allele that they are numbered under. */
    private static final Pattern SUBALLELE = Pattern.compile("(\\*\\d+[a-z]?)\\.\\d{3}");

    private final Map<String, String> alleles = new HashMap<>();

    private DiplotypeForm() {}

    /** A row of {@code pharmacogenomics/allele_aliases.tsv}. */
    record AliasRow(String gene, String alias, String allele) {}

    /** Opens the table of other names of alleles. */
    public static DiplotypeForm from(Knowledge knowledge) {
        DiplotypeForm form = new DiplotypeForm();
        knowledge
                .table("pharmacogenomics/allele_aliases", AliasRow.class)
                .rows()
                .forEach(row -> form.alleles.putIfAbsent(
                        row.gene() + "|" + plain(row.gene(), row.alias()), plain(row.gene(), row.allele())));
        return form;
    }

    /** The two sides of a single slash in one order; names that hold a slash themselves stay as they are. */
    public String of(String gene, String diplotype) {
        String[] sides = diplotype.split("/", -1);
        if (sides.length != 2) {
            return plain(gene, diplotype);
        }
        String one = allele(gene, sides[0]);
        String other = allele(gene, sides[1]);
        return one.compareTo(other) <= 0 ? one + "/" + other : other + "/" + one;
    }

    private String allele(String gene, String words) {
        String name = plain(gene, words);
        Matcher suballele = SUBALLELE.matcher(name);
        String core = suballele.matches() ? suballele.group(1) : name;
        return alleles.getOrDefault(gene + "|" + core, core);
    }

    /** Lower case, without blanks and the gene's name. */
    private static String plain(String gene, String words) {
        String name = words.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        String prefix = gene.toLowerCase(Locale.ROOT);
        return !prefix.isEmpty() && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
}
