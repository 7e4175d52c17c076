package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.knowledge.Knowledge;

/**
 * The tables that lead from a genotype to a phenotype.
 *
 * @param genes how each gene is looked up
 * @param functions allele functions and activity values
 * @param pairRules phenotype of two (or one) allele functions
 * @param scoreRules phenotype of an activity score
 * @param scoreKeys the activity scores that guidance knows
 * @param aliases other spellings of alleles
 * @param alleleStatuses alleles whose presence alone is looked up
 * @param version edition of the allele functions
 */
record GeneTables(
        List<GeneRow> genes,
        List<FunctionRow> functions,
        List<PairRule> pairRules,
        List<ScoreRule> scoreRules,
        List<ScoreKey> scoreKeys,
        List<AliasRow> aliases,
        List<AlleleStatusRow> alleleStatuses,
        String version) {

    private static final String FOLDER = "pharmacogenomics/";

    /** How a gene's result is looked up in guidance. */
    enum Lookup {
        PHENOTYPE,
        ACTIVITY_SCORE,
        ALLELE_STATUS
    }

    /** How many copies of a gene a person has. */
    enum Inheritance {
        AUTOSOMAL,
        X_LINKED,
        MITOCHONDRIAL
    }

    /** A row of {@code genes.tsv}; the edition of the gene's allele functions, where it is not that of the table. */
    record GeneRow(
            String gene, Lookup lookup, Inheritance inheritance, String referenceAllele, Optional<String> edition) {

        /** A gene whose functions are of the table's edition. */
        GeneRow(String gene, Lookup lookup, Inheritance inheritance, String referenceAllele) {
            this(gene, lookup, inheritance, referenceAllele, Optional.empty());
        }
    }

    /** A row of {@code functions.tsv}; the activity value is empty for genes without score. */
    record FunctionRow(String gene, String allele, AlleleFunction function, String activityValue) {}

    /** A row of {@code phenotype_rules.tsv}; no second function means a person with one copy. */
    record PairRule(String gene, AlleleFunction function1, Optional<AlleleFunction> function2, String phenotype) {}

    /** A row of {@code score_rules.tsv}; bounds are inclusive, no maximum is open. */
    record ScoreRule(String gene, BigDecimal minimum, Optional<BigDecimal> maximum, String phenotype) {}

    /** A row of {@code score_keys.tsv}. */
    record ScoreKey(String gene, String score) {}

    /** A row of {@code allele_aliases.tsv}. */
    record AliasRow(String gene, String alias, String allele) {}

    /** A row of {@code allele_statuses.tsv}: guidance for a drug asks whether this allele is present. */
    record AlleleStatusRow(String gene, String allele, String drug) {}

    static GeneTables of(Knowledge knowledge) {
        var functions = knowledge.table(FOLDER + "functions", FunctionRow.class);
        return new GeneTables(
                knowledge.table(FOLDER + "genes", GeneRow.class).rows(),
                functions.rows(),
                knowledge.table(FOLDER + "phenotype_rules", PairRule.class).rows(),
                knowledge.table(FOLDER + "score_rules", ScoreRule.class).rows(),
                knowledge.table(FOLDER + "score_keys", ScoreKey.class).rows(),
                knowledge.table(FOLDER + "allele_aliases", AliasRow.class).rows(),
                knowledge
                        .table(FOLDER + "allele_statuses", AlleleStatusRow.class)
                        .rows(),
                functions.provenance().version());
    }
}
