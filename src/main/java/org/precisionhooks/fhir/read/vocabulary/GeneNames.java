package org.precisionhooks.fhir.read.vocabulary;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.knowledge.Knowledge;

/** Symbols of genes by their ids, symbols and other names. */
public final class GeneNames {

    private static final String HGNC = "HGNC:";

    private final Map<String, String> ofNumber = new HashMap<>();
    private final Map<String, String> ofName = new HashMap<>();
    private final Set<String> onlyById = new HashSet<>();

    private GeneNames(List<GeneRow> genes, List<GeneIdRow> ids) {
        ids.forEach(row -> {
            ofNumber.put(row.hgnc(), row.gene());
            onlyById.add(row.gene());
        });
        genes.forEach(this::index);
    }

    /** Opens {@code genomics/genes.tsv} and {@code genomics/gene_ids.tsv}. */
    static GeneNames from(Knowledge knowledge) {
        return new GeneNames(
                knowledge.table("genomics/genes", GeneRow.class).rows(),
                knowledge.table("genomics/gene_ids", GeneIdRow.class).rows());
    }

    private void index(GeneRow row) {
        ofNumber.put(row.hgnc(), row.gene());
        ofNumber.put("NCBI:" + row.ncbi(), row.gene());
        row.aliases().forEach(alias -> ofName.putIfAbsent(lower(alias), row.gene()));
        ofName.put(lower(row.gene()), row.gene());
    }

    /**
     * Symbol of a gene by its code: HGNC id with or without prefix, NCBI number, symbol; empty when unknown.
     *
     * @param system the one address of its code system
     */
    public String byCode(String system, String code) {
        if (code.regionMatches(true, 0, HGNC, 0, HGNC.length())) {
            return ofNumber.getOrDefault(HGNC + code.substring(HGNC.length()), "");
        }
        if (code.isEmpty() || !Character.isDigit(code.charAt(0))) {
            return byName(code);
        }
        if (system.equals(ReadingTables.HGNC)) {
            return ofNumber.getOrDefault(HGNC + code, "");
        }
        return system.contains("ncbi.nlm.nih.gov/gene") ? ofNumber.getOrDefault("NCBI:" + code, "") : "";
    }

    /** Symbol of a gene by symbol or alias; empty when unknown. */
    public String byName(String name) {
        return ofName.getOrDefault(lower(name), "");
    }

    /** Whether a symbol that no table has can be a former one of a gene whose other names are in no table either. */
    public boolean mayBeOlderName(String symbol, String gene) {
        return onlyById.contains(gene)
                && !onlyById.contains(symbol)
                && byName(symbol).isEmpty();
    }

    /** Whether nothing but the id of a gene is known. */
    public boolean isById(String gene) {
        return onlyById.contains(gene);
    }

    /** Adds the genes that a text names as whole words. */
    public void in(String text, Set<String> genes) {
        int end;
        for (int start = 0; start < text.length(); start = end + 1) {
            end = start;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            if (end - start > 2 && looksLikeSymbol(text, start, end)) {
                add(text.substring(start, end), genes);
            }
        }
    }

    private void add(String word, Set<String> genes) {
        int hyphen = word.indexOf('-');
        String gene = byName(word);
        if (gene.isEmpty() && hyphen > 2) {
            gene = byName(word.substring(0, hyphen));
        }
        if (!gene.isEmpty()) {
            genes.add(gene);
        }
    }

    /** Symbols are written in capitals; one with a digit is recognised in any case. */
    private static boolean looksLikeSymbol(String text, int start, int end) {
        boolean capitals = true;
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            digit |= Character.isDigit(c);
            capitals &= !Character.isLowerCase(c);
        }
        return Character.isLetter(text.charAt(start)) && (capitals || digit);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
