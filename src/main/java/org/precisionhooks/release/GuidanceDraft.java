package org.precisionhooks.release;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.knowledge.Provenance;
import org.precisionhooks.knowledge.RawTable;

/** The tables of a publisher's recommendations while they are made. */
final class GuidanceDraft {

    private static final String FOLDER = GuidancePack.FOLDER;
    private static final String EVERYBODY = "general";
    private static final String POSITIVE = " positive";
    private static final String RXNORM = "rxnorm:";

    /** Where the genes of a recommendation stand among its cells, each before its key. */
    private static final int GENES_START = 4;

    private static final int GENES_END = GENES_START + 2 * GuidanceRelease.MOST_GENES;

    private final GuidanceGround ground;
    private final String edition;
    private final Provenance provenance;
    private final List<List<String>> recommendations = new ArrayList<>();
    private final Map<String, List<String>> actions = new LinkedHashMap<>();
    private final Map<List<String>, List<String>> guidelines = new LinkedHashMap<>();
    private final Map<String, List<String>> newPopulations = new LinkedHashMap<>();
    private final Set<List<String>> alleles = new LinkedHashSet<>();
    private final Map<String, Set<String>> genesOf = new HashMap<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final Map<List<String>, List<String>> subjects = new HashMap<>();
    private final NewNames names;

    GuidanceDraft(GuidanceGround ground, String edition, Provenance provenance) {
        this.ground = ground;
        this.names = new NewNames(ground.knowledge());
        this.edition = edition;
        this.provenance = provenance;
    }

    Pack pack(List<PublishedRow> rows, String source, Map<String, ReleaseException> refused) {
        rows.forEach(this::add);
        refused.forEach((drug, problem) ->
                leftOut.add("guidance on " + drug + ", which stays as it was: " + problem.getMessage()));
        RawTable before = ground.knowledge().raw(FOLDER + "recommendations");
        List<Pack.PackTable> tables = new ArrayList<>();
        tables.add(replacing(before, recommendations, row -> isReplaced(source, row.get(0), row.get(2), genes(row))));
        tables.add(replacing(
                ground.knowledge().raw(FOLDER + "guidelines"),
                List.copyOf(guidelines.values()),
                row -> isReplaced(
                        source, row.get(0), row.get(1), Stream.of(row.get(2).split(";")))));
        tables.add(extending(FOLDER + "actions", actions.values()));
        tables.add(extending(FOLDER + "populations", newPopulations.values()));
        tables.add(extending(FOLDER + "allele_statuses", newAlleles()));
        tables.add(extending(FOLDER + "genes", newGenes()));
        tables.add(extending(NewNames.PHENOTYPES, names.phenotypes()));
        leftOut.addAll(names.genes());
        return new Pack(
                tables.stream().filter(table -> !table.table().rows().isEmpty()).toList(), List.copyOf(leftOut));
    }

    private static Stream<String> genes(List<String> row) {
        return IntStream.range(0, GuidanceRelease.MOST_GENES).mapToObj(gene -> row.get(GENES_START + 2 * gene));
    }

    /** Whether the release speaks of the drug and of one of the genes: what it does not speak of stays as it was. */
    private boolean isReplaced(String source, String publisher, String drug, Stream<String> ofGenes) {
        Set<String> told = genesOf.getOrDefault(drug, Set.of());
        return publisher.equals(source) && ofGenes.anyMatch(told::contains);
    }

    /** All rows of the release, and those of before that it does not replace. */
    private Pack.PackTable replacing(RawTable before, List<List<String>> rows, Predicate<List<String>> replaced) {
        return new Pack.PackTable(
                before.with(
                        both(before.provenance()),
                        Stream.concat(before.rows().stream().filter(replaced.negate()), rows.stream())
                                .toList()),
                true);
    }

    private Provenance both(Provenance below) {
        return new Provenance(
                below.source() + "; " + provenance.source(),
                below.version() + "+" + provenance.version(),
                provenance.retrieved(),
                provenance.url(),
                below.license() + "; " + provenance.license());
    }

    private Pack.PackTable extending(String table, Collection<List<String>> rows) {
        return new Pack.PackTable(ground.knowledge().raw(table).with(provenance, List.copyOf(rows)), false);
    }

    void add(PublishedRow row) {
        Optional<String> drug = drug(row.drug());
        if (drug.isEmpty()) {
            leftOut.add("the drug " + row.drug() + " is not in drugs/ingredients");
            return;
        }
        List<String> ofRow = row.keys().keySet().stream().toList();
        genesOf.computeIfAbsent(drug.get(), none -> new TreeSet<>()).addAll(ofRow);
        names.add(row.keys());
        if (!ground.strengths().knows(row)) {
            leftOut.add("the strength '" + row.strength() + "' of " + row.drug()
                    + ": shown as not graded until pharmacogenomics/strength_words tells it");
        }
        row.keys().forEach((gene, key) -> {
            if (key.startsWith("*") && key.endsWith(POSITIVE)) {
                alleles.add(List.of(gene, key.substring(0, key.length() - POSITIVE.length()), drug.get()));
            }
        });
        guidelines.computeIfAbsent(
                List.of(drug.get(), String.join(";", ofRow)), scope -> guideline(row, drug.get(), ofRow));
        add(row, recommendation(row, drug.get()));
    }

    /** By its name, or as CPIC's database writes its id. */
    private Optional<String> drug(String name) {
        return name.startsWith(RXNORM)
                ? ground.drugs().ingredient(name.substring(RXNORM.length())).map(Drug::rxcui)
                : ground.drugs().named(name);
    }

    /** What is said twice in the same way is said once. */
    private void add(PublishedRow row, List<String> cells) {
        List<String> subject = cells.subList(2, GENES_END);
        List<String> said = cells.subList(GENES_END, GENES_END + 2);
        List<String> before = subjects.putIfAbsent(subject, said);
        if (before != null && !before.equals(said)) {
            throw row.place().refused("another recommendation for the same drug, population and results");
        }
        if (before == null) {
            recommendations.add(cells);
        }
    }

    /** A flat table has no publications; then those of the guideline that it replaces stand. */
    private List<String> guideline(PublishedRow row, String drug, List<String> ofRow) {
        PublishedRow.Guideline guideline = row.guideline();
        List<String> scope = List.of(guideline.source(), drug, String.join(";", ofRow));
        List<String> before = ground.knowledge().raw(FOLDER + "guidelines").rows().stream()
                .filter(known -> known.subList(0, 3).equals(scope))
                .findFirst()
                .orElse(List.of("", "", "", "", provenance.url(), "", "0", ""));
        boolean flat = guideline.pmids().isEmpty();
        List<String> cells = new ArrayList<>(scope);
        cells.add("guideline for " + String.join(", ", ofRow) + " and "
                + ground.drugs().ingredient(drug).map(Drug::name).orElse(row.drug()));
        cells.add(guideline.url().isEmpty() ? before.get(4) : guideline.url());
        cells.add(flat ? before.get(5) : String.join(";", guideline.pmids()));
        cells.add(flat ? before.get(6) : String.valueOf(guideline.year()));
        cells.add(edition);
        return List.copyOf(cells);
    }

    private List<String> recommendation(PublishedRow row, String drug) {
        String population = population(row);
        OwnWords.Known known = ground.own().of(row, drug, population).orElseGet(() -> published(row));
        List<String> cells = new ArrayList<>(List.of(row.guideline().source(), row.id(), drug, population));
        row.keys().forEach((gene, key) -> cells.addAll(List.of(gene, key)));
        while (cells.size() < GENES_END) {
            cells.add("");
        }
        cells.addAll(List.of(ground.strengths().of(row).name(), known.action()));
        cells.addAll(known.implications());
        return List.copyOf(cells);
    }

    private OwnWords.Known published(PublishedRow row) {
        ActionWords.Row kind = ground.words().of(row);
        String id = (row.guideline().source() + "-" + HtmlText.digest(row.text() + kind.action() + row.flags()))
                .toLowerCase(Locale.ROOT);
        String percent = DoseFactor.percentLess(row.text())
                .filter(less -> row.flags().contains("dose") && fits(kind.action(), less))
                .map(BigDecimal::toPlainString)
                .orElse("");
        actions.putIfAbsent(
                id,
                List.of(
                        id,
                        kind.action().name(),
                        row.flags().stream().sorted().collect(Collectors.joining(";")),
                        kind.summary(),
                        row.text(),
                        percent,
                        "",
                        "",
                        ""));
        return new OwnWords.Known(id, List.of("", ""));
    }

    /** A dose above the usual one is a factor only where more is what is asked for. */
    private boolean fits(ActionClass action, BigDecimal less) {
        return switch (action) {
            case DOSE_INCREASE -> less.signum() < 0;
            case DOSE_DECREASE, ALTERNATIVE, AVOID -> less.signum() > 0;
            default -> false;
        };
    }

    private String population(PublishedRow row) {
        if (row.population().isEmpty()) {
            return EVERYBODY;
        }
        return Optional.ofNullable(ground.populations().get(row.population())).orElseGet(() -> {
            String id = row.population().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
            newPopulations.putIfAbsent(id, List.of(id, row.population(), "", "", "", "CLINICIAN", "", ""));
            return id;
        });
    }

    private List<List<String>> newAlleles() {
        List<List<String>> known =
                ground.knowledge().raw(FOLDER + "allele_statuses").rows();
        return alleles.stream().filter(row -> !known.contains(row)).toList();
    }

    /** A gene without allele functions here: only a reported phenotype can be looked up. */
    private List<List<String>> newGenes() {
        Set<String> known = ground.knowledge().raw(FOLDER + "genes").rows().stream()
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
        return genesOf.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .filter(gene -> !known.contains(gene))
                .map(gene -> List.of(gene, "PHENOTYPE", "AUTOSOMAL", "", ""))
                .toList();
    }
}
