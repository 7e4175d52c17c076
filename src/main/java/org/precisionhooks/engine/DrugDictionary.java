package org.precisionhooks.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.DrugTables.ClassRow;
import org.precisionhooks.engine.DrugTables.IngredientRow;
import org.precisionhooks.engine.DrugTables.ProductRow;
import org.precisionhooks.engine.DrugTables.SiteCodeRow;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Resolves a medication to its active ingredients: RxNorm ingredient, precise ingredient, product, ATC, codes that the site
 * maps (SNOMED CT, NDC), then, as a flagged last resort, its words. All codings are tried; those that name different substances are a conflict.
 */
public final class DrugDictionary {

    private static final Set<String> RXNORM =
            Set.of("http://www.nlm.nih.gov/research/umls/rxnorm", "urn:oid:2.16.840.1.113883.6.88");
    private static final Set<String> ATC = Set.of(
            "http://www.whocc.no/atc",
            "http://www.whocc.no/atc/",
            "http://fhir.de/CodeSystem/bfarm/atc",
            "http://fhir.de/CodeSystem/dimdi/atc",
            "urn:oid:2.16.840.1.113883.6.73");
    private static final Set<String> NDC = Set.of("http://hl7.org/fhir/sid/ndc", "urn:oid:2.16.840.1.113883.6.69");
    private static final String MORE = "?";

    private final Map<String, Drug> ingredients = new HashMap<>();
    private final Map<String, Drug> byAtc = new HashMap<>();
    private final Map<String, List<String>> combinations = new HashMap<>();
    private final Map<String, String> baseOfPrecise = new HashMap<>();
    private final Map<String, ProductRow> products = new HashMap<>();
    private final Map<Coding, SiteCodeRow> siteCodes = new HashMap<>();
    private final List<ClassRow> classes;
    private final DrugNames names;
    private final LocalUse local;

    public DrugDictionary(Knowledge knowledge) {
        DrugTables tables = DrugTables.from(knowledge);
        this.local = LocalUse.from(knowledge);
        this.classes = tables.classes();
        for (IngredientRow row : tables.ingredients()) {
            Drug drug = new Drug(row.rxcui(), row.name());
            ingredients.put(row.rxcui(), drug);
            row.atc().forEach(code -> byAtc.put(code, drug));
        }
        tables.combinations().forEach(row -> combinations.put(row.code(), row.ingredients()));
        tables.preciseIngredients().forEach(row -> baseOfPrecise.put(row.rxcui(), row.ingredient()));
        tables.products().forEach(row -> products.put(row.rxcui(), row));
        tables.siteCodes().forEach(row -> siteCodes.put(siteCode(row), row));
        this.names = new DrugNames(ingredients.values(), tables.otherNames(), this::known);
    }

    /** The ingredient of an RxNorm ingredient code. */
    public Optional<Drug> ingredient(String rxcui) {
        return Optional.ofNullable(ingredients.get(rxcui));
    }

    /** The RxNorm ingredient of a name, where exactly one ingredient is called so. */
    public Optional<String> named(String name) {
        Set<Drug> drugs = names.called(name);
        return drugs.size() == 1 ? Optional.of(drugs.iterator().next().rxcui()) : Optional.empty();
    }

    /** The ingredients of a medication, or {@link DrugResolution#UNRESOLVED}. */
    public DrugResolution resolve(Medication medication) {
        List<Found> found = new ArrayList<>();
        medication.concept().codings().forEach(coding -> ofCode(coding).ifPresent(found::add));
        Set<Drug> listed = new LinkedHashSet<>();
        medication.ingredients().forEach(ingredient -> listed.addAll(ofConcept(ingredient)));
        if (!listed.isEmpty()) {
            found.add(Found.of(listed));
        }
        DrugResolution words = ofWords(medication.concept());
        if (found.isEmpty()) {
            return words.resolved() && local.isMeant(medication) ? words.locally() : words;
        }
        // Whoever reads an order reads its words: those that name none of the coded drugs are a second opinion.
        Set<Drug> coded = found.stream().flatMap(one -> one.drugs().stream()).collect(Collectors.toSet());
        boolean others = words.ingredients().stream().noneMatch(drug -> isNamed(drug, coded));
        if (words.resolved() && (others || listsMore(medication.concept(), words.ingredients(), coded))) {
            found.add(Found.of(new LinkedHashSet<>(words.ingredients())));
        }
        return joined(found, local.isMeant(medication));
    }

    /** Whether the words list what is coded and more, as one product: acetaminophen / codeine. */
    private static boolean listsMore(Concept concept, List<Drug> named, Set<Drug> coded) {
        return named.size() > coded.size()
                && named.containsAll(coded)
                && Stream.concat(
                                Stream.of(concept.text()),
                                concept.codings().stream().map(Coding::display))
                        .anyMatch(DrugNames::isList);
    }

    /** Whether it is one of the drugs, or gives one of them a part of its name: digoxin, digoxin antibodies. */
    private static boolean isNamed(Drug drug, Set<Drug> coded) {
        return coded.contains(drug)
                || coded.stream().anyMatch(one -> (" " + one.name() + " ").contains(" " + drug.name() + " "));
    }

    /** The drugs that a substance concept names, by code or, failing that, by its words. */
    public Set<Drug> ofConcept(Concept concept) {
        Set<Drug> drugs = new LinkedHashSet<>();
        concept.codings().forEach(coding -> ofCode(coding).ifPresent(found -> drugs.addAll(found.drugs())));
        return drugs.isEmpty() ? Set.copyOf(ofWords(concept).ingredients()) : drugs;
    }

    /** The drugs of a concept that may name a whole class of them, by an ATC code of a class or by a word. */
    public Set<Drug> ofClass(Concept concept) {
        Set<Drug> drugs = new LinkedHashSet<>(ofConcept(concept));
        concept.codings().stream()
                .filter(coding -> ATC.contains(coding.system().strip()))
                .forEach(coding -> drugs.addAll(below(coding.code().strip())));
        classes.stream().filter(row -> names(row, concept)).forEach(row -> drugs.addAll(below(row.atc())));
        return drugs;
    }

    private static boolean names(ClassRow row, Concept concept) {
        return row.system()
                .map(system -> concept.codings().stream().anyMatch(coding -> coding.is(system, row.code())))
                .orElseGet(() -> concept.label().strip().equalsIgnoreCase(row.code()));
    }

    private Set<Drug> below(String atc) {
        return byAtc.entrySet().stream()
                .filter(entry -> !atc.isEmpty() && entry.getKey().startsWith(atc))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
    }

    /** What one code stands for. */
    private record Found(Set<Drug> drugs, boolean partial, Optional<Boolean> systemic) {

        static Found of(Set<Drug> drugs) {
            return new Found(drugs, false, Optional.empty());
        }

        boolean is(boolean whole) {
            return systemic.filter(told -> told == whole).isPresent();
        }

        boolean agreesWith(Found other) {
            return drugs.containsAll(other.drugs) || other.drugs.containsAll(drugs);
        }

        /** Whether it names what the other only says that there is more of. */
        boolean completes(Found other) {
            return !partial && drugs.size() > other.drugs.size() && drugs.containsAll(other.drugs);
        }
    }

    private Optional<Found> ofCode(Coding coding) {
        String code = coding.code().strip();
        if (RXNORM.contains(coding.system().strip())) {
            return ofRxNorm(code);
        }
        return ATC.contains(coding.system().strip()) ? ofAtc(code.toUpperCase(Locale.ROOT)) : ofSiteCode(coding);
    }

    private Optional<Found> ofAtc(String code) {
        List<String> combined = combinations.getOrDefault(code, List.of());
        return combined.isEmpty()
                ? Optional.ofNullable(byAtc.get(code)).map(drug -> new Found(Set.of(drug), false, local.systemic(code)))
                : found(combined, local.systemic(code));
    }

    private Optional<Found> ofSiteCode(Coding coding) {
        return Optional.ofNullable(siteCodes.get(
                        Coding.of(coding.system().strip(), code(coding.system().strip(), coding.code()))))
                .flatMap(row -> found(row.ingredients(), row.systemic()));
    }

    private Coding siteCode(SiteCodeRow row) {
        row.ingredients().stream()
                .filter(code -> !code.equals(MORE) && !ingredients.containsKey(code))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("drugs/codes names an unknown ingredient: " + unknown);
                });
        return Coding.of(row.system(), code(row.system(), row.code()));
    }

    private static String code(String system, String code) {
        return NDC.contains(system) ? NationalDrugCode.elevenDigits(code) : code.strip();
    }

    private Optional<Found> ofRxNorm(String code) {
        Optional<ProductRow> product = Optional.ofNullable(products.get(code));
        if (product.isPresent()) {
            return found(product.get().ingredients(), product.get().systemic());
        }
        String base = baseOfPrecise.getOrDefault(code, code);
        return ingredient(base).map(drug -> Found.of(Set.of(drug)));
    }

    private Optional<Found> found(List<String> codes, Optional<Boolean> systemic) {
        Set<Drug> drugs = known(codes);
        return drugs.isEmpty() ? Optional.empty() : Optional.of(new Found(drugs, codes.contains(MORE), systemic));
    }

    private Set<Drug> known(List<String> codes) {
        Set<Drug> drugs = new LinkedHashSet<>();
        codes.forEach(code -> ingredient(code).ifPresent(drugs::add));
        return drugs;
    }

    /** @param local whether words or routes mean local use; a dose form that acts in the whole body knows better */
    private static DrugResolution joined(List<Found> found, boolean local) {
        Set<Drug> all = new LinkedHashSet<>();
        found.forEach(one -> all.addAll(one.drugs()));
        boolean conflict = found.stream().anyMatch(one -> found.stream().anyMatch(other -> !one.agreesWith(other)));
        boolean partial = found.stream()
                .anyMatch(one -> one.partial() && found.stream().noneMatch(other -> other.completes(one)));
        boolean systemic = found.stream().noneMatch(one -> one.is(false))
                && (!local || found.stream().anyMatch(one -> one.is(true)));
        Recognition recognition = conflict ? Recognition.CONFLICT : partial ? Recognition.PARTIAL : Recognition.CODE;
        return new DrugResolution(all.stream().sorted().toList(), recognition, systemic);
    }

    private DrugResolution ofWords(Concept concept) {
        Set<Drug> drugs = new LinkedHashSet<>(names.in(concept.text()));
        concept.codings().forEach(coding -> drugs.addAll(names.in(coding.display())));
        return drugs.isEmpty()
                ? DrugResolution.UNRESOLVED
                : new DrugResolution(drugs.stream().sorted().toList(), recognition(concept.label()), true);
    }

    /** A list of ingredients of which one is no name that is known here is not known wholly. */
    private Recognition recognition(String words) {
        return names.leavesOut(words) ? Recognition.PARTIAL : Recognition.NAME;
    }
}
