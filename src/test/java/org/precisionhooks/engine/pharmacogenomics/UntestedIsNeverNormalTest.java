package org.precisionhooks.engine.pharmacogenomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleCaller;
import org.precisionhooks.engine.pharmacogenomics.calling.AlleleDefinitions;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.genome.VariantRow;

/** Persons with any two alleles, of whom a test read only a part: what it did not read never makes them normal. */
class UntestedIsNeverNormalTest {

    private static final int PERSONS = 60;
    private static final GeneModels MODELS = new GeneModels(GeneTables.of(KNOWLEDGE));
    private static final AlleleCaller CALLER = new AlleleCaller(AlleleDefinitions.from(KNOWLEDGE));
    private static final String EITHER = "RYMKSW";
    private static final List<String> BASES = List.of("AG", "CT", "AC", "GT", "CG", "AT");

    /** As in {@code allele_definitions.tsv}. */
    record Definition(String gene, String allele, boolean reference, List<String> changes) {}

    /** As in {@code allele_positions.tsv}. */
    record Note(String gene, String position, boolean tier1, boolean needed, String proxyFor, boolean beside) {}

    static Stream<String> genes() {
        return CALLER.definitions().genes().stream();
    }

    @ParameterizedTest
    @MethodSource("genes")
    void whatWasNotReadNeverMakesAPersonNormal(String gene) {
        Map<String, VariantRow> places = places(gene);
        List<Definition> alleles =
                KNOWLEDGE.table("pharmacogenomics/allele_definitions", Definition.class).rows().stream()
                        .filter(row -> row.gene().equals(gene))
                        .toList();
        Set<String> needed = needed(gene, places);
        Set<String> normal = keys(gene, places, alleles.get(0), alleles.get(0), Set.of());
        Random random = new Random(gene.hashCode());
        assertThat(normal).hasSize(1);
        for (int person = 0; person < PERSONS; person++) {
            Definition one = alleles.get(random.nextInt(alleles.size()));
            Definition other = gene.equals("MT-RNR1") ? one : alleles.get(random.nextInt(alleles.size()));
            Set<String> unread = new HashSet<>();
            double share = random.nextDouble();
            places.keySet().stream().filter(id -> random.nextDouble() < share).forEach(unread::add);
            Set<String> full = keys(gene, places, one, other, Set.of());
            Optional<Candidate> part = result(gene, places, one, other, unread);
            String what = gene + " " + one.allele() + " and " + other.allele() + " without " + unread;
            boolean saidNormal =
                    part.filter(found -> found.call().keys().equals(normal)).isPresent();
            if (saidNormal && !full.equals(normal)) {
                assertThat(unread).as(what).doesNotContainAnyElementsOf(needed);
                assertThat(part.orElseThrow()
                                .called()
                                .orElseThrow()
                                .call()
                                .coverage()
                                .notExcluded())
                        .as(what)
                        .containsAnyOf(one.allele(), other.allele());
            }
        }
    }

    private static Map<String, VariantRow> places(String gene) {
        Map<String, VariantRow> places = new LinkedHashMap<>();
        KNOWLEDGE.table("genomics/variants", VariantRow.class).rows().stream()
                .filter(row -> row.gene().equals(gene))
                .forEach(row -> places.putIfAbsent(row.rsid().isEmpty() ? "g." + row.position38() : row.rsid(), row));
        return places;
    }

    /** The named needed positions; a proxy may stand for one. Where none is named, all single bases. */
    private static Set<String> needed(String gene, Map<String, VariantRow> places) {
        List<Note> notes = KNOWLEDGE.table("pharmacogenomics/allele_positions", Note.class).rows().stream()
                .filter(note -> note.gene().equals(gene))
                .toList();
        Set<String> needed = new HashSet<>();
        notes.stream().filter(Note::needed).map(Note::position).forEach(needed::add);
        notes.stream().map(Note::proxyFor).forEach(needed::remove);
        if (needed.isEmpty()) {
            places.forEach((id, row) -> {
                if (row.reference38().length() == row.alternate().length()) {
                    needed.add(id);
                }
            });
        }
        return needed;
    }

    private static Set<String> keys(
            String gene, Map<String, VariantRow> places, Definition one, Definition other, Set<String> unread) {
        return result(gene, places, one, other, unread)
                .map(found -> found.call().keys())
                .orElse(Set.of());
    }

    private static Optional<Candidate> result(
            String gene, Map<String, VariantRow> places, Definition one, Definition other, Set<String> unread) {
        List<Fact> facts = new ArrayList<>();
        Map<String, String> first = changes(one);
        Map<String, String> second = changes(other);
        places.forEach((id, row) -> {
            if (!unread.contains(id)) {
                facts.addAll(facts(row, base(row, first.get(id)), base(row, second.get(id))));
            }
        });
        GeneResults results =
                GeneResults.of(ConsentedFactsFixture.permitted("p", facts.toArray(Fact[]::new)), MODELS, CALLER);
        return results.of(gene).candidates().stream().findFirst();
    }

    private static Map<String, String> changes(Definition allele) {
        Map<String, String> changes = new HashMap<>();
        allele.changes()
                .forEach(change -> changes.put(
                        change.substring(0, change.lastIndexOf('=')), change.substring(change.lastIndexOf('=') + 1)));
        return changes;
    }

    private static String base(VariantRow row, @org.jspecify.annotations.Nullable String change) {
        if (change == null) {
            return row.reference38();
        }
        int either = change.length() == 1 ? EITHER.indexOf(change) : -1;
        return either < 0 ? change : BASES.get(either).replace(row.reference38(), "");
    }

    private static Collection<Fact> facts(VariantRow row, String one, String other) {
        boolean unchanged = one.equals(row.reference38()) && other.equals(row.reference38());
        if (unchanged) {
            return List.of(fact(row, row.reference38(), Presence.REFERENCE_CONFIRMED, Zygosity.UNKNOWN, 0));
        }
        if (one.equals(other)) {
            return List.of(fact(row, one, Presence.PRESENT, Zygosity.HOMOZYGOUS, 0));
        }
        List<Fact> facts = new ArrayList<>();
        if (!one.equals(row.reference38())) {
            facts.add(fact(row, one, Presence.PRESENT, Zygosity.HETEROZYGOUS, 0));
        }
        if (!other.equals(row.reference38())) {
            facts.add(fact(row, other, Presence.PRESENT, Zygosity.HETEROZYGOUS, 1));
        }
        return facts;
    }

    private static Fact fact(VariantRow row, String base, Presence presence, Zygosity zygosity, int copy) {
        GenomicLocation location = base.equals(row.reference38())
                ? new GenomicLocation(row.refseq38(), row.position38() - 1, base, base)
                : GenomicLocation.trimmed(row.refseq38(), row.position38() - 1, row.reference38(), base);
        return new Variant(
                new Source("Observation/" + row.position38() + base, ResultStatus.FINAL, Optional.empty()),
                "",
                Origin.GERMLINE,
                presence,
                zygosity,
                List.of(),
                Optional.of(location),
                Optional.of(new Phase("set", copy)),
                Optional.empty());
    }
}
