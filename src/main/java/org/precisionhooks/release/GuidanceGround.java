package org.precisionhooks.release;

import java.util.Map;
import java.util.stream.Collectors;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.knowledge.Knowledge;

/**
 * What a release of guidance is read against.
 *
 * @param knowledge the tables that are loaded
 * @param drugs the drugs that are known
 * @param words what words ask for
 * @param own the recommendations that this project has put into its own words
 * @param populations ids of populations by the names that publishers give them
 */
record GuidanceGround(
        Knowledge knowledge, DrugDictionary drugs, ActionWords words, OwnWords own, Map<String, String> populations) {

    /** A row of {@code population_names.tsv}. */
    record PopulationName(String name, String population) {}

    /** How strong words are. */
    StrengthWords strengths() {
        return words.strengths();
    }

    static GuidanceGround of(Knowledge knowledge, DrugDictionary drugs) {
        return new GuidanceGround(
                knowledge,
                drugs,
                new ActionWords(knowledge),
                new OwnWords(knowledge),
                knowledge.table(GuidancePack.FOLDER + "population_names", PopulationName.class).rows().stream()
                        .collect(Collectors.toMap(PopulationName::name, PopulationName::population)));
    }
}
