package org.precisionhooks.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.knowledge.Knowledge;

/**
 * The tables of drugs and of what they are called.
 *
 * @param ingredients active substances, with their ATC codes
 * @param combinations ATC codes of combined products
 * @param preciseIngredients salts and esters
 * @param products products, brands of them and retired codes
 * @param siteCodes codes that only the site can map
 * @param classes what names a whole class of drugs
 * @param otherNames brands and synonyms
 */
record DrugTables(
        List<IngredientRow> ingredients,
        List<CombinationRow> combinations,
        List<PreciseRow> preciseIngredients,
        List<ProductRow> products,
        List<SiteCodeRow> siteCodes,
        List<ClassRow> classes,
        List<BrandRow> otherNames) {

    /** A row of {@code drugs/ingredients.tsv}. */
    record IngredientRow(String rxcui, String name, List<String> atc) {}

    /** A row of {@code drugs/atc_combinations.tsv}: all that a combined product holds. */
    record CombinationRow(String code, List<String> ingredients) {}

    /** A row of {@code drugs/precise_ingredients.tsv}. */
    record PreciseRow(String rxcui, String ingredient) {}

    /** A row of {@code drugs/products.tsv}; an ingredient {@code ?} says that more are in it than known. */
    record ProductRow(String rxcui, String type, List<String> ingredients, Optional<Boolean> systemic) {}

    /** A row of {@code drugs/brands.tsv}. */
    record BrandRow(String brand, List<String> ingredients) {}

    /** A row of {@code drugs/classes.tsv}; without a system the code is a word. */
    record ClassRow(Optional<String> system, String code, String atc, String display) {}

    /** A row of {@code drugs/synonyms.tsv} and {@code drugs/names_abroad.tsv}. */
    record SynonymRow(String name, List<String> ingredients) {}

    /** A row of {@code drugs/codes.tsv}: a code of a system that only the site can map. */
    record SiteCodeRow(String system, String code, List<String> ingredients, Optional<Boolean> systemic) {}

    static DrugTables from(Knowledge knowledge) {
        return new DrugTables(
                knowledge.table("drugs/ingredients", IngredientRow.class).rows(),
                knowledge.table("drugs/atc_combinations", CombinationRow.class).rows(),
                knowledge.table("drugs/precise_ingredients", PreciseRow.class).rows(),
                knowledge.table("drugs/products", ProductRow.class).rows(),
                knowledge.table("drugs/codes", SiteCodeRow.class).rows(),
                knowledge.table("drugs/classes", ClassRow.class).rows(),
                Stream.concat(
                                knowledge.table("drugs/brands", BrandRow.class).rows().stream(),
                                Stream.of("drugs/names_abroad", "drugs/synonyms")
                                        .flatMap(table -> knowledge.table(table, SynonymRow.class).rows().stream())
                                        .map(row -> new BrandRow(row.name(), row.ingredients())))
                        .toList());
    }
}
