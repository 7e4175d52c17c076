package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.List;
import org.precisionhooks.genome.VariantRow;
import org.precisionhooks.knowledge.Knowledge;

/**
 * The tables that define named alleles.
 *
 * @param places the places of all changes, in both builds
 * @param positions what is known of positions beside their place
 * @param definitions what each allele has there
 * @param rules how each gene is called
 * @param priorities which of several equally good pairs is taken
 */
record CallingTables(
        List<VariantRow> places,
        List<PositionRow> positions,
        List<DefinitionRow> definitions,
        List<RuleRow> rules,
        List<PriorityRow> priorities) {

    private static final String FOLDER = "pharmacogenomics/";

    /** How a gene's alleles are put together. */
    enum Method {
        /** Pairs of named alleles. */
        DIPLOTYPE,
        /** Each change is an allele of its own; the two with the strongest effect count. */
        VARIANTS
    }

    /** What a base means that no allele has at a tested position. */
    enum Undocumented {
        NOT_CALLED,
        REFERENCE
    }

    /**
     * A row of {@code allele_positions.tsv}.
     *
     * @param tier1 whether every clinical test should look here
     * @param needed whether a missing change counts as reference only when this was tested
     * @param proxyFor the position that this one stands for while that is not tested
     * @param beside reported beside the alleles, part of none
     */
    record PositionRow(String gene, String position, boolean tier1, boolean needed, String proxyFor, boolean beside) {}

    /** A row of {@code allele_definitions.tsv}; changes are {@code position=base}. */
    record DefinitionRow(String gene, String allele, boolean reference, List<String> changes) {}

    /** A row of {@code calling_rules.tsv}. */
    record RuleRow(String gene, Method method, Undocumented undocumented, String fallback) {}

    /** A row of {@code diplotype_priorities.tsv}. */
    record PriorityRow(String gene, List<String> members, String pick) {}

    static CallingTables of(Knowledge knowledge) {
        return new CallingTables(
                knowledge.table("genomics/variants", VariantRow.class).rows(),
                knowledge.table(FOLDER + "allele_positions", PositionRow.class).rows(),
                knowledge
                        .table(FOLDER + "allele_definitions", DefinitionRow.class)
                        .rows(),
                knowledge.table(FOLDER + "calling_rules", RuleRow.class).rows(),
                knowledge
                        .table(FOLDER + "diplotype_priorities", PriorityRow.class)
                        .rows());
    }
}
