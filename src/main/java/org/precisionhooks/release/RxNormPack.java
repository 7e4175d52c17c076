package org.precisionhooks.release;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Provenance;
import org.precisionhooks.knowledge.RawTable;

/** Makes the tables of drugs of a release of RxNorm. Codes of this project's tables that RxNorm does not have are kept. */
final class RxNormPack {

    private static final String FOLDER = "drugs/";
    private static final List<String> PRODUCTS =
            List.of("SCD", "SBD", "GPCK", "BPCK", "MIN", "SCDC", "SBDC", "SCDF", "SBDF", "SCDG", "SBDG");
    private static final String RETIRED = "RETIRED";

    private final Knowledge knowledge;
    private final Map<String, Optional<Boolean>> forms;
    private final Map<String, String> decided;

    /** A row of {@code drugs/dose_forms.tsv}: whether a dose form acts in the whole body; empty where that is open. */
    record FormRow(String form, Optional<Boolean> systemic) {}

    RxNormPack(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.forms = knowledge.table(FOLDER + "dose_forms", FormRow.class).rows().stream()
                .collect(Collectors.toMap(FormRow::form, FormRow::systemic));
        this.decided = knowledge.raw(FOLDER + "products").rows().stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(3)));
    }

    Pack of(Path release, String edition, LocalDate today) {
        RxNormRelease read = RxNormRelease.read(release);
        Provenance provenance = new Provenance(
                "RxNorm (SAB=RXNORM), imported by the site",
                edition,
                today,
                "https://www.nlm.nih.gov/research/umls/rxnorm/",
                "RxNorm SAB=RXNORM, no licence needed; courtesy of the U.S. National Library of Medicine, which does not"
                        + " endorse this product");
        Set<String> leftOut = new TreeSet<>();
        Map<String, List<String>> products = products(read, leftOut);
        Map<String, List<String>> precise = precise(read);
        Map<String, List<List<String>>> ofBrands = ofBrands(read, products);
        Map<String, List<String>> codes = new TreeMap<>(products);
        codes.putAll(brandCodes(read, ofBrands));
        codes.putAll(retired(read, codes, precise));
        return new Pack(
                List.of(
                        table("ingredients", provenance, ingredients(read)),
                        table("precise_ingredients", provenance, precise),
                        table("products", provenance, codes),
                        table("brands", provenance, brands(ofBrands))),
                List.copyOf(leftOut));
    }

    private Pack.PackTable table(String name, Provenance provenance, Map<String, List<String>> rows) {
        RawTable below = knowledge.raw(FOLDER + name);
        Map<String, List<String>> all = new LinkedHashMap<>();
        below.rows().forEach(row -> all.put(row.get(0), row));
        all.putAll(rows);
        return new Pack.PackTable(below.with(provenance, List.copyOf(all.values())), true);
    }

    private Map<String, List<String>> ingredients(RxNormRelease read) {
        Map<String, String> codes = knowledge.raw(FOLDER + "ingredients").rows().stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(2)));
        Map<String, List<String>> rows = new TreeMap<>();
        read.of("IN").forEach(concept -> {
            Set<String> atc = new TreeSet<>(read.atc(concept.rxcui()));
            Optional.ofNullable(codes.get(concept.rxcui()))
                    .filter(known -> !known.isEmpty())
                    .ifPresent(known -> atc.addAll(List.of(known.split(";"))));
            rows.put(
                    concept.rxcui(),
                    List.of(concept.rxcui(), concept.name().toLowerCase(Locale.ROOT), String.join(";", atc)));
        });
        return rows;
    }

    private static Map<String, List<String>> precise(RxNormRelease read) {
        Map<String, List<String>> rows = new TreeMap<>();
        read.of("PIN")
                .forEach(concept -> read.related(concept.rxcui(), "form_of").stream()
                        .findFirst()
                        .ifPresent(base -> rows.put(concept.rxcui(), List.of(concept.rxcui(), base))));
        return rows;
    }

    private Map<String, List<String>> products(RxNormRelease read, Set<String> leftOut) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String type : PRODUCTS) {
            read.of(type).forEach(concept -> {
                Set<String> ingredients = read.ingredients(concept.rxcui());
                if (ingredients.isEmpty() && concept.current()) {
                    leftOut.add(type + " " + concept.rxcui() + " leads to no ingredient");
                } else if (!ingredients.isEmpty()) {
                    rows.put(
                            concept.rxcui(),
                            List.of(concept.rxcui(), type, String.join(";", ingredients), systemic(read, concept)));
                }
            });
        }
        return rows;
    }

    /** What was decided for a product stands. Of a pack any form that acts in the whole body decides; an unknown one nothing. */
    private String systemic(RxNormRelease read, RxNormRelease.Concept concept) {
        String before = decided.getOrDefault(concept.rxcui(), "");
        if (!before.isEmpty()) {
            return before;
        }
        List<Optional<Boolean>> known = read.forms(concept.rxcui()).stream()
                .map(form -> forms.getOrDefault(form.toLowerCase(Locale.ROOT), Optional.empty()))
                .toList();
        if (known.stream().anyMatch(form -> form.orElse(false))) {
            return "Y";
        }
        return !known.isEmpty() && known.stream().allMatch(Optional::isPresent) ? "N" : "";
    }

    /** The products of each brand name; brands of one name and other contents are told apart by nothing that an order says. */
    private static Map<String, List<List<String>>> ofBrands(RxNormRelease read, Map<String, List<String>> products) {
        Map<String, List<List<String>>> ofBrands = new TreeMap<>();
        read.of("BN")
                .forEach(brand -> read.related(brand.rxcui(), "ingredient_of").stream()
                        .map(products::get)
                        .filter(Objects::nonNull)
                        .forEach(product -> ofBrands.computeIfAbsent(name(brand), name -> new ArrayList<>())
                                .add(product)));
        ofBrands.values().removeIf(found -> columns(found, 2).size() > 1);
        return ofBrands;
    }

    private static String name(RxNormRelease.Concept brand) {
        return brand.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> columns(List<List<String>> rows, int column) {
        return rows.stream().map(row -> row.get(column)).collect(Collectors.toSet());
    }

    /** Brand names whose products all hold the same ingredients. */
    private static Map<String, List<String>> brands(Map<String, List<List<String>>> ofBrands) {
        Map<String, List<String>> rows = new TreeMap<>();
        ofBrands.forEach(
                (brand, found) -> rows.put(brand, List.of(brand, found.get(0).get(2))));
        return rows;
    }

    /** The codes of these brands: for local use only where each product is. */
    private static Map<String, List<String>> brandCodes(RxNormRelease read, Map<String, List<List<String>>> ofBrands) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (RxNormRelease.Concept brand : read.of("BN")) {
            List<List<String>> found = ofBrands.getOrDefault(name(brand), List.of());
            if (!found.isEmpty()) {
                String systemic = columns(found, 3).equals(Set.of("N")) ? "N" : "";
                rows.put(
                        brand.rxcui(), List.of(brand.rxcui(), "BN", found.get(0).get(2), systemic));
            }
        }
        return rows;
    }

    /** Codes that were merged into others mean what those hold: orders and lists of drugs name them for years. */
    private static Map<String, List<String>> retired(
            RxNormRelease read, Map<String, List<String>> codes, Map<String, List<String>> precise) {
        Map<String, List<String>> rows = new TreeMap<>();
        read.retired().forEach((code, now) -> {
            List<String> known = codes.getOrDefault(now, List.of());
            String ingredient = precise.getOrDefault(now, List.of(now, now)).get(1);
            boolean isIngredient = read.concept(ingredient)
                    .filter(concept -> concept.type().equals("IN"))
                    .isPresent();
            if (!known.isEmpty()) {
                rows.put(code, List.of(code, RETIRED, known.get(2), known.get(3)));
            } else if (isIngredient) {
                rows.put(code, List.of(code, RETIRED, ingredient, ""));
            }
        });
        return rows;
    }
}
