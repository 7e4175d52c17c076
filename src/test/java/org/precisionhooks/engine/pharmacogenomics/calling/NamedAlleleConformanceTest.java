package org.precisionhooks.engine.pharmacogenomics.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.SharedReference;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.release.KnowledgeImport;

/** Every pair of named alleles, made into genotypes, is called as the published way of matching calls it. */
class NamedAlleleConformanceTest {

    private static final int MOST_PAIRS = 150;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"definition-cpic-2024-05,17", "definition,19"})
    void everyPairOfAllelesIsCalledAsTheLongWayDoes(String edition, int genes) throws IOException {
        PharmcatEdition published = PharmcatEdition.read(edition);
        AlleleDefinitions definitions =
                AlleleDefinitions.from(edition.contains("cpic") ? BuiltIn.KNOWLEDGE : imported(edition));
        int compared = 0;
        int called = 0;
        for (PharmcatEdition.Gene gene : published.genes().values()) {
            Optional<DefinedGene> defined = definitions.gene(gene.name());
            if (defined.isPresent()) {
                compared += compare(gene, defined.get());
                called++;
            }
        }
        System.out.printf("%s: %d genes, %d genotypes compared%n", edition, called, compared);
        assertThat(called).isEqualTo(genes);
    }

    /** An edition as an operator takes it over. */
    private Knowledge imported(String edition) {
        Path pack = folder.resolve("pack");
        new KnowledgeImport(BuiltIn.KNOWLEDGE)
                .alleles(SharedReference.require("pgx/pharmcat/" + edition), "9", LocalDate.of(2026, 11, 28), pack);
        return Knowledge.layered(List.of(pack));
    }

    private static int compare(PharmcatEdition.Gene gene, DefinedGene defined) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < gene.alleles().size(); i++) {
            for (int j = i; j < gene.alleles().size(); j++) {
                pairs.add(new int[] {i, j});
            }
        }
        Random random = new Random(gene.name().hashCode());
        java.util.Collections.shuffle(pairs, random);
        int[] places = IntStream.range(0, gene.positions().size())
                .map(i -> index(defined, gene, i))
                .toArray();
        int compared = 0;
        for (int[] pair : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()))) {
            for (boolean phased : new boolean[] {true, false}) {
                for (int dropped = 0; dropped < 2; dropped++) {
                    int without =
                            dropped == 0 ? -1 : random.nextInt(gene.positions().size());
                    check(gene, defined, places, pair, phased, without);
                    compared++;
                }
            }
        }
        return compared;
    }

    private static void check(
            PharmcatEdition.Gene gene, DefinedGene defined, int[] places, int[] pair, boolean phased, int without) {
        Set<Integer> tested = IntStream.range(0, gene.positions().size())
                .filter(i -> i != without)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        if (tested.isEmpty()) {
            return;
        }
        PermutationOracle oracle = new PermutationOracle(gene, tested);
        List<String> one = oracle.strand(gene.alleles().get(pair[0]));
        List<String> other = oracle.strand(gene.alleles().get(pair[1]));
        AlleleCall call = new GeneCaller(defined, Copies.TWO, Comparator.naturalOrder())
                .call(sample(defined, places, tested, one, other, phased));
        String what = gene.name() + " " + gene.alleles().get(pair[0]).name() + " + "
                + gene.alleles().get(pair[1]).name() + (phased ? " phased" : " unphased") + " without " + without;
        if (defined.rule().method() == CallingTables.Method.VARIANTS) {
            checkVariants(gene, pair, call, without, what);
        } else if (!call.warnings().contains(AlleleCall.Warning.PRIORITY)) {
            Set<String> found = call.diplotypes().stream()
                    .map(CalledDiplotype::text)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).as(what).isEqualTo(oracle.best(one, other, phased));
        }
    }

    /** Single changes: each allele of the pair is listed, unless the position that shows it was left out. */
    private static void checkVariants(
            PharmcatEdition.Gene gene, int[] pair, AlleleCall call, int without, String what) {
        String listed = call.variants().orElse("");
        for (int index : pair) {
            PharmcatEdition.Named allele = gene.alleles().get(index);
            boolean shown = without < 0 || allele.bases().get(without).isEmpty();
            if (shown && !allele.reference()) {
                assertThat(listed).as(what).contains(allele.name());
            }
        }
        boolean none = gene.alleles().get(pair[0]).reference()
                && gene.alleles().get(pair[1]).reference();
        assertThat(listed.isEmpty()).as(what).isEqualTo(none || without >= 0 && listed.isEmpty());
    }

    private static Sample sample(
            DefinedGene defined,
            int[] places,
            Set<Integer> tested,
            List<String> one,
            List<String> other,
            boolean phased) {
        Map<Integer, Genotype> genotypes = new HashMap<>();
        for (int i : tested) {
            int index = places[i];
            AllelePosition position = defined.positions().get(index);
            genotypes.put(
                    index,
                    new Genotype(
                            position.bases().indexOf(one.get(i)),
                            position.bases().indexOf(other.get(i)),
                            phased ? Optional.of("1") : Optional.empty()));
        }
        return Sample.of(genotypes);
    }

    private static int index(DefinedGene defined, PharmcatEdition.Gene gene, int published) {
        var json = gene.positions().get(published);
        for (int i = 0; i < defined.positions().size(); i++) {
            AllelePosition position = defined.positions().get(i);
            if (position.place38().start() == json.path("position").asLong() - 1
                    && position.bases().get(0).equals(json.path("ref").asText())) {
                return i;
            }
        }
        throw new AssertionError("no position " + json);
    }

    @Test
    void theBuiltInDefinitionsAreThoseOfTheEdition() throws IOException {
        PharmcatEdition published = PharmcatEdition.read("definition-cpic-2024-05");
        AlleleDefinitions definitions = AlleleDefinitions.from(BuiltIn.KNOWLEDGE);
        int alleles = 0;
        for (PharmcatEdition.Gene gene : published.genes().values()) {
            Optional<DefinedGene> defined = definitions.gene(gene.name());
            if (defined.isEmpty()) {
                assertThat(gene.name()).isEqualTo("CYP3A4");
                continue;
            }
            assertThat(defined.get().alleles().stream().map(DefinedAllele::name))
                    .as(gene.name())
                    .containsExactlyElementsOf(gene.alleles().stream()
                            .map(PharmcatEdition.Named::name)
                            .toList());
            alleles += gene.alleles().size();
            for (int i = 0; i < gene.positions().size(); i++) {
                int index = index(defined.get(), gene, i);
                for (int a = 0; a < gene.alleles().size(); a++) {
                    assertThat(defined.get().alleles().get(a).isDefinedAt(index))
                            .isEqualTo(!gene.alleles().get(a).bases().get(i).isEmpty());
                }
            }
        }
        System.out.printf("%d built-in named alleles compared%n", alleles);
    }
}
