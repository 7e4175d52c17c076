package org.precisionhooks.fhir.read.genomic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads HLA alleles: GL Strings, lists and single alleles (genomics-fhir.md section 3.10). */
final class HlaNotation {

    /** The alleles of a locus; when ambiguous, every allele that is named as possible. */
    static final class Locus {
        private final List<String> alleles = new ArrayList<>(2);
        private int copies;
        private boolean ambiguous;

        List<String> alleles() {
            return alleles;
        }

        boolean ambiguous() {
            return ambiguous || copies > 2;
        }

        private void add(String allele) {
            if (!ambiguous || !alleles.contains(allele)) {
                alleles.add(allele);
            }
        }
    }

    private static final Pattern OLD = Pattern.compile("(\\d\\d){2,4}");

    private final Map<String, Locus> loci = new LinkedHashMap<>(2);
    private final String defaultGene;
    private final boolean genotype;
    private boolean slashBetweenCopies;
    private boolean readable = true;

    private HlaNotation(String defaultGene, boolean genotype) {
        this.defaultGene = defaultGene;
        this.genotype = genotype;
    }

    /**
     * Reads a text; empty when any part of it is no allele.
     *
     * @param defaultGene locus of alleles that name none, else empty
     * @param genotype true when the text stands for both copies, so that {@code a/b} means them
     */
    static Optional<HlaNotation> parse(String text, String defaultGene, boolean genotype) {
        HlaNotation notation = new HlaNotation(defaultGene, genotype);
        for (String block : withoutVersion(text).split("\\^", -1)) {
            notation.block(block);
        }
        return notation.readable && !notation.loci.isEmpty() ? Optional.of(notation) : Optional.empty();
    }

    Map<String, Locus> loci() {
        return loci;
    }

    /** True when {@code /} was read as standing between the two copies, against the grammar. */
    boolean slashBetweenCopies() {
        return slashBetweenCopies;
    }

    /** The version in front of a GL String, {@code 3.25.0} of {@code hla#3.25.0#...}; empty when it has none. */
    static String version(String text) {
        int end = text.startsWith("hla#") ? text.indexOf('#', 4) : -1;
        return end < 0 ? "" : text.substring(4, end);
    }

    private static String withoutVersion(String text) {
        int version = text.startsWith("hla#") ? text.indexOf('#', 4) : -1;
        return text.substring(version + 1).replace("#", "");
    }

    private void block(String block) {
        String[] genotypes = block.split("\\|", -1);
        for (String one : genotypes) {
            genotype(one.replace(',', '+').replace(';', '+'), genotypes.length > 1);
        }
    }

    private void genotype(String text, boolean ambiguous) {
        String[] copies = text.split("\\+", -1);
        for (String copy : copies) {
            for (String part : copy.split("~", -1)) {
                alternatives(part.split("/", -1), ambiguous, copies.length == 1);
            }
        }
    }

    private void alternatives(String[] alleles, boolean ambiguous, boolean alone) {
        boolean twoCopies = genotype && alone && alleles.length == 2 && !ambiguous;
        slashBetweenCopies |= twoCopies;
        boolean open = ambiguous || (alleles.length > 1 && !twoCopies);
        for (int i = 0; i < alleles.length; i++) {
            allele(alleles[i].trim(), open, twoCopies || i == 0);
        }
        if (twoCopies && loci.size() > 1) {
            readable = false;
        }
    }

    private void allele(String text, boolean open, boolean newCopy) {
        String plain = text.startsWith("HLA-") ? text.substring(4) : text;
        int star = plain.indexOf('*');
        String gene = star > 0 ? "HLA-" + plain.substring(0, star) : defaultGene;
        String fields = withColons(plain.substring(star + 1), gene);
        if (gene.isEmpty() || !isLocus(gene) || !isAllele(fields)) {
            readable = false;
            return;
        }
        Locus locus = loci.computeIfAbsent(gene, key -> new Locus());
        locus.ambiguous |= open || coversSeveral(fields);
        locus.copies += newCopy && !open ? 1 : 0;
        locus.add("*" + fields);
    }

    /**
     * The names before 2010 had no colons, {@code B*5701}; those that stood for full families, A*92 and B*95, were given other
     * names and are not told here.
     */
    private static String withColons(String fields, String gene) {
        boolean old = OLD.matcher(fields).matches()
                && !(gene.equals("HLA-A") && fields.startsWith("92"))
                && !(gene.equals("HLA-B") && fields.startsWith("95"));
        return old ? fields.replaceAll("(\\d\\d)(?=\\d)", "$1:") : fields;
    }

    private static boolean isLocus(String gene) {
        for (int i = 4; i < gene.length(); i++) {
            if (!Character.isLetterOrDigit(gene.charAt(i))) {
                return false;
            }
        }
        return gene.length() > 4;
    }

    private static boolean isAllele(String fields) {
        for (int i = 0; i < fields.length(); i++) {
            char c = fields.charAt(i);
            if (c != ':' && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return fields.length() > 1 && Character.isDigit(fields.charAt(0)) && !fields.endsWith(":");
    }

    /** A field of letters is a code for several alleles, {@code 13:AKBAR}; so are P and G groups. */
    private static boolean coversSeveral(String fields) {
        int colon = fields.indexOf(':');
        return colon > 0 && Character.isLetter(fields.charAt(colon + 1));
    }
}
