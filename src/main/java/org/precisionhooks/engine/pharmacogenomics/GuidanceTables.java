package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Table;

/**
 * The tables that lead from gene results to a recommendation.
 *
 * @param recommendations which action follows from which results
 * @param actions what to do, in our words
 * @param implications what a result means for a drug, in our words
 * @param guidelines the publications
 * @param populations whom a recommendation is for
 * @param populationCodes diagnoses and procedures that place a patient in a population
 * @param pretests drugs for which guidance asks for a test before the start
 * @param fda the FDA's table of associations
 * @param sources the publishers, in the site's order
 * @param switches gene-drug pairs that the site has switched off
 * @param scoreForms how publishers write activity scores
 * @param updates guidance that was rewritten since
 */
record GuidanceTables(
        Table<RecommendationRow> recommendations,
        List<ActionRow> actions,
        List<ImplicationRow> implications,
        List<GuidelineRow> guidelines,
        List<PopulationRow> populations,
        List<PopulationCodeRow> populationCodes,
        Table<PretestRow> pretests,
        Table<FdaRow> fda,
        List<SourceRow> sources,
        List<PairSwitch> switches,
        List<ScoreForms.Row> scoreForms,
        List<UpdateRow> updates) {

    private static final String FOLDER = "pharmacogenomics/";

    /** A row of {@code recommendations.tsv}. */
    record RecommendationRow(
            String source,
            String recommendationId,
            String drug,
            String population,
            String gene1,
            String key1,
            String gene2,
            String key2,
            String gene3,
            String key3,
            Strength strength,
            String action,
            String implication1,
            String implication2) {

        List<String> genes() {
            return of(gene1, gene2, gene3);
        }

        List<String> keys() {
            return of(key1, key2, key3);
        }

        /** What is said of as many genes as the row has. */
        private List<String> of(String first, String second, String third) {
            return gene2.isEmpty()
                    ? List.of(first)
                    : gene3.isEmpty() ? List.of(first, second) : List.of(first, second, third);
        }
    }

    /** A row of {@code actions.tsv}; {@code {drug}} stands for the drug's name. */
    record ActionRow(
            String action,
            ActionClass actionClass,
            List<String> flags,
            String summary,
            String advice,
            Optional<BigDecimal> percent,
            Optional<BigDecimal> dose,
            String unit,
            List<String> alternatives) {}

    /** A row of {@code implications.tsv}. */
    record ImplicationRow(String implication, String text) {}

    /** A row of {@code guidelines.tsv}; an edition of its own where the rows are not of the table's. */
    record GuidelineRow(
            String source,
            String drug,
            List<String> genes,
            String title,
            String url,
            List<String> pmid,
            int year,
            Optional<String> edition) {}

    /** What must be known of a person to tell whether they belong to a population. */
    enum Needs {
        NONE,
        AGE,
        AGE_WEIGHT,
        INDICATION,
        DRUG_HISTORY,
        CLINICIAN
    }

    /**
     * A row of {@code populations.tsv}.
     *
     * @param ageMin least age in years
     * @param ageMax age in years that is too old
     * @param weightMinKg weight in kg that must be exceeded, or the age reached
     * @param historyDrugs drugs whose earlier use decides
     * @param historyMonths months of use that must have passed; none means never used
     */
    record PopulationRow(
            String population,
            String label,
            Optional<Integer> ageMin,
            Optional<Integer> ageMax,
            Optional<BigDecimal> weightMinKg,
            Needs needs,
            List<String> historyDrugs,
            Optional<Integer> historyMonths) {}

    /** A row of {@code population_codes.tsv}; an ICD-10 code stands for all below it. */
    record PopulationCodeRow(String population, String system, String code, String display) {}

    /** A row of {@code pretests.tsv}. */
    record PretestRow(
            String drug, List<String> genes, Strength strength, String population, String summary, String reason) {

        /** The same row for some of its genes. */
        PretestRow of(List<String> some) {
            return new PretestRow(drug, some, strength, population, summary, reason);
        }
    }

    /** A row of {@code guideline_updates.tsv}: since when the publisher's guidance is another than that of older editions. */
    record UpdateRow(String source, List<String> drugs, String since, String what) {

        boolean isMissingIn(GuidelineRow guideline, String edition) {
            return source.equals(guideline.source())
                    && drugs.contains(guideline.drug())
                    && edition.compareTo(since) < 0;
        }
    }

    /** Which of its three tables the FDA lists an association in. */
    enum FdaSection {
        MANAGEMENT,
        SAFETY_OR_RESPONSE,
        PHARMACOKINETICS
    }

    /**
     * A row of {@code fda_associations.tsv}.
     *
     * @param keys the results it is about, as guidance names them; none where it names none that is looked up here
     */
    record FdaRow(String drug, String gene, List<String> keys, FdaSection section, String action) {}

    static GuidanceTables of(Knowledge knowledge) {
        return new GuidanceTables(
                knowledge.table(FOLDER + "recommendations", RecommendationRow.class),
                knowledge.table(FOLDER + "actions", ActionRow.class).rows(),
                knowledge.table(FOLDER + "implications", ImplicationRow.class).rows(),
                knowledge.table(FOLDER + "guidelines", GuidelineRow.class).rows(),
                knowledge.table(FOLDER + "populations", PopulationRow.class).rows(),
                knowledge
                        .table(FOLDER + "population_codes", PopulationCodeRow.class)
                        .rows(),
                knowledge.table(FOLDER + "pretests", PretestRow.class),
                knowledge.table(FOLDER + "fda_associations", FdaRow.class),
                knowledge.table(SourceRow.TABLE, SourceRow.class).rows(),
                knowledge.table(PairSwitch.TABLE, PairSwitch.class).rows(),
                knowledge.table(FOLDER + "score_forms", ScoreForms.Row.class).rows(),
                knowledge.table(FOLDER + "guideline_updates", UpdateRow.class).rows());
    }
}
