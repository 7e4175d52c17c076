package org.precisionhooks.release;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Provenance;
import org.precisionhooks.knowledge.RawTable;

/**
 * Makes tables of definitions and functions of alleles. Of the genes in the release all rows are the release's; what this
 * project has decided about a gene (which positions are needed, what an unknown base means) stays.
 */
final class AllelePack {

    private static final String FOLDER = "pharmacogenomics/";
    private static final String X = "NC_000023";
    private static final String MITOCHONDRION = "NC_012920";

    private final Knowledge knowledge;
    private final Map<String, Maintainer> maintainers;

    /** A row of {@code definition_sources.tsv}: who maintains definitions, as releases name them. */
    record Maintainer(String source, String publisher, String url, String license) {}

    AllelePack(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.maintainers = knowledge.table(FOLDER + "definition_sources", Maintainer.class).rows().stream()
                .collect(Collectors.toMap(Maintainer::source, maintainer -> maintainer));
    }

    Pack of(Path release, String edition, LocalDate today) {
        return new Draft(AlleleRelease.read(release), edition, today).pack();
    }

    /** The tables while they are made. */
    private final class Draft {
        private final AlleleRelease release;
        private final Provenance provenance;
        private final Set<String> leftOut = new TreeSet<>();
        private final PlaceRows places = new PlaceRows(knowledge.raw(PlaceRows.TABLE));
        private final Map<String, AlleleRelease.Definition> called = new TreeMap<>();
        private final List<List<String>> definitions = new ArrayList<>();
        private final List<List<String>> positions = new ArrayList<>();
        private final List<List<String>> priorities = new ArrayList<>();

        Draft(AlleleRelease release, String edition, LocalDate today) {
            this.release = release;
            this.provenance = provenance(release, edition, today);
        }

        Pack pack() {
            release.definitions().values().stream().filter(this::isCalled).forEach(this::define);
            FunctionRows functions =
                    new FunctionRows(knowledge, release.phenotypes().values());
            functions.withoutFunction(called.values()).forEach(leftOut::add);
            leftOut.addAll(functions.unknown());
            places.onlyOnTheNewerBuild().forEach(leftOut::add);
            Set<String> covered = called.keySet();
            List<Pack.PackTable> tables = new ArrayList<>();
            tables.add(table(PlaceRows.TABLE, places.rows()));
            tables.add(table("allele_definitions", definitions, covered));
            tables.add(table("diplotype_priorities", priorities, covered));
            tables.add(table("allele_positions", positions, Set.of()));
            tables.add(table("calling_rules", callingRules(), Set.of()));
            tables.add(table(FOLDER + "genes", genes()));
            functions.tables().forEach((name, rows) -> tables.add(table(FOLDER + name, rows)));
            return new Pack(tables, List.copyOf(leftOut));
        }

        /** The rows of the release, and those below that are of other genes. */
        private Pack.PackTable table(String name, List<List<String>> rows, Set<String> covered) {
            Predicate<List<String>> kept = row -> !covered.contains(row.get(0));
            return table(
                    FOLDER + name,
                    Stream.concat(knowledge.raw(FOLDER + name).rows().stream().filter(kept), rows.stream())
                            .toList());
        }

        private Pack.PackTable table(String name, List<List<String>> rows) {
            RawTable below = knowledge.raw(name);
            Provenance before = below.provenance();
            Provenance both = new Provenance(
                    joined(before.source(), provenance.source(), "; "),
                    joined(before.version(), provenance.version(), "+"),
                    provenance.retrieved(),
                    provenance.url(),
                    joined(before.license(), provenance.license(), "; "));
            return new Pack.PackTable(below.with(both, rows), true);
        }

        /** A gene whose reference is not that of the genome cannot be told from variants alone (CYP2D6). */
        private boolean isCalled(AlleleRelease.Definition definition) {
            List<AlleleRelease.Named> references = definition.alleles().stream()
                    .filter(AlleleRelease.Named::reference)
                    .toList();
            if (references.size() != 1) {
                throw definition.place().refused("one reference allele is needed, not " + references.size());
            }
            List<String> bases = definition.positions().stream()
                    .map(AlleleRelease.Position::reference)
                    .toList();
            boolean same = references.get(0).bases().equals(bases);
            if (!same) {
                leftOut.add(
                        "the definitions of " + definition.gene()
                                + ": its reference allele is not the genome's reference, so that only reported results are used");
            }
            return same;
        }

        private void define(AlleleRelease.Definition definition) {
            String gene = definition.gene();
            called.put(gene, definition);
            definition.positions().forEach(position -> places.add(gene, definition.sequence(), position));
            boolean known = knowledge.raw(FOLDER + "allele_positions").rows().stream()
                    .anyMatch(row -> row.get(0).equals(gene));
            if (!known) {
                definition.besides().forEach(position -> places.add(gene, definition.sequence(), position));
                notes(definition);
            }
            definition.alleles().forEach(allele -> define(definition, allele));
            definition
                    .wishes()
                    .priorities()
                    .forEach(one -> priorities.add(List.of(gene, String.join(";", one.members()), one.pick())));
        }

        private void notes(AlleleRelease.Definition definition) {
            String gene = definition.gene();
            AlleleRelease.Wishes wishes = definition.wishes();
            for (AlleleRelease.Position position : definition.positions()) {
                boolean tier1 = wishes.tier1().contains(position.position());
                if (tier1 || wishes.required().contains(position.position())) {
                    positions.add(List.of(gene, places.id(gene, position), tier1 ? "Y" : "N", "Y", "", "N"));
                }
            }
            definition
                    .besides()
                    .forEach(position -> positions.add(List.of(gene, places.id(gene, position), "N", "N", "", "Y")));
        }

        private void define(AlleleRelease.Definition definition, AlleleRelease.Named allele) {
            String gene = definition.gene();
            List<String> changes = new ArrayList<>();
            for (int i = 0; !allele.reference() && i < allele.bases().size(); i++) {
                if (!allele.bases().get(i).isEmpty()) {
                    changes.add(places.id(gene, definition.positions().get(i)) + "="
                            + allele.bases().get(i));
                }
            }
            if (allele.reference() || !changes.isEmpty()) {
                definitions.add(
                        List.of(gene, allele.name(), allele.reference() ? "Y" : "N", String.join(";", changes)));
            } else {
                leftOut.add(gene + " " + allele.name() + " has no position by which it could be called");
            }
        }

        private List<List<String>> callingRules() {
            Set<String> known = new HashSet<>();
            knowledge.raw(FOLDER + "calling_rules").rows().forEach(row -> known.add(row.get(0)));
            return called.keySet().stream()
                    .filter(gene -> !known.contains(gene))
                    .map(gene -> List.of(gene, "DIPLOTYPE", "NOT_CALLED", ""))
                    .toList();
        }

        private List<List<String>> genes() {
            Map<String, List<String>> genes = new LinkedHashMap<>();
            knowledge.raw(FOLDER + "genes").rows().forEach(row -> genes.put(row.get(0), row));
            release.phenotypes()
                    .forEach((gene, found) -> genes.putIfAbsent(
                            gene,
                            List.of(
                                    gene,
                                    found.values().isEmpty() ? "PHENOTYPE" : "ACTIVITY_SCORE",
                                    "AUTOSOMAL",
                                    "",
                                    "")));
            // The edition of a gene's functions stands at the gene where it is not the table's.
            release.phenotypes()
                    .keySet()
                    .forEach(gene -> genes.computeIfPresent(
                            gene,
                            (name, row) -> row.get(4).isEmpty()
                                    ? row
                                    : List.of(row.get(0), row.get(1), row.get(2), row.get(3), provenance.version())));
            called.forEach((gene, definition) -> genes.compute(gene, (name, before) -> gene(definition, before)));
            return List.copyOf(genes.values());
        }
    }

    private static List<String> gene(
            AlleleRelease.Definition definition, @org.jspecify.annotations.Nullable List<String> before) {
        String reference = definition.alleles().stream()
                .filter(AlleleRelease.Named::reference)
                .map(AlleleRelease.Named::name)
                .findFirst()
                .orElse("");
        String inheritance = definition.sequence().startsWith(X)
                ? "X_LINKED"
                : definition.sequence().startsWith(MITOCHONDRION) ? "MITOCHONDRIAL" : "AUTOSOMAL";
        return before == null
                ? List.of(definition.gene(), "PHENOTYPE", inheritance, reference, "")
                : List.of(before.get(0), before.get(1), before.get(2), reference, before.get(4));
    }

    private Provenance provenance(AlleleRelease release, String edition, LocalDate today) {
        List<Maintainer> all = release.definitions().values().stream()
                .map(definition -> java.util.Optional.ofNullable(maintainers.get(definition.source()))
                        .orElseThrow(() -> definition
                                .place()
                                .refused("the table definition_sources does not know " + definition.source())))
                .distinct()
                .toList();
        Maintainer first = all.isEmpty() ? maintainers.values().iterator().next() : all.get(0);
        return new Provenance(
                all.isEmpty() ? first.publisher() : text(all, Maintainer::publisher),
                edition,
                today,
                first.url(),
                all.isEmpty() ? first.license() : text(all, Maintainer::license));
    }

    private static String text(List<Maintainer> all, java.util.function.Function<Maintainer, String> part) {
        return all.stream().map(part).distinct().sorted().collect(Collectors.joining("; "));
    }

    private static String joined(String before, String after, String by) {
        return before.contains(after) ? before : before + by + after;
    }
}
