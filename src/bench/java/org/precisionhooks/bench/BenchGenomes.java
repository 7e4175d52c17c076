package org.precisionhooks.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.genome.VariantRow;
import org.precisionhooks.knowledge.Knowledge;

/** Made-up people: a genotype of every gene with allele functions, or a file of a panel that tests 1,202 positions. */
final class BenchGenomes {

    static final int POSITIONS = 1_202;

    private static final String HEADER =
            "##fileformat=VCFv4.3\n##reference=GRCh38\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tsample\n";
    private static final String EITHER = "RYMKSW";
    private static final List<String> BASES = List.of("AG", "CT", "AC", "GT", "CG", "AT");
    /** Where CYP2D6 lies: a panel reads it, and no allele is called from it here. */
    private static final String UNUSED = "NC_000022.11";

    private static final long UNUSED_FROM = 42_126_000;
    private static final List<String> HLA = List.of("*57:01", "*58:01", "*15:02", "*07:02", "*08:01", "*35:01");
    private static final Set<String> ONE_COPY = Set.of("MT-RNR1");

    private final Random random;
    private final Map<String, List<String>> alleles = new TreeMap<>();
    private final Map<String, List<DefinitionRow>> definitions;
    private final Map<String, List<VariantRow>> places = new LinkedHashMap<>();

    /** As in {@code functions.tsv}. */
    record FunctionRow(String gene, String allele, String function, String activityValue) {}

    /** As in {@code allele_definitions.tsv}. */
    record DefinitionRow(String gene, String allele, boolean reference, List<String> changes) {}

    BenchGenomes(Knowledge knowledge, long seed) {
        this.random = new Random(seed);
        knowledge.table("pharmacogenomics/functions", FunctionRow.class).rows().stream()
                .filter(row -> !row.allele().contains("xN"))
                .forEach(row -> alleles.computeIfAbsent(row.gene(), gene -> new ArrayList<>())
                        .add(row.allele()));
        this.definitions = knowledge.table("pharmacogenomics/allele_definitions", DefinitionRow.class).rows().stream()
                .collect(Collectors.groupingBy(DefinitionRow::gene, TreeMap::new, Collectors.toList()));
        knowledge.table("genomics/variants", VariantRow.class).rows().stream()
                .filter(row -> definitions.containsKey(row.gene()))
                .forEach(row -> places.computeIfAbsent(place(row), at -> new ArrayList<>(1))
                        .add(row));
    }

    private static String place(VariantRow row) {
        return row.gene() + " " + row.position38() + " " + row.reference38();
    }

    /** Alleles that stand first in a table are more frequent, as in people. */
    private <T> T drawn(List<T> all) {
        double share = random.nextDouble();
        return all.get((int) (all.size() * share * share * share));
    }

    /** The genotypes of one person, as a laboratory reports them: each in a resource of its own. */
    Map<Source, Fact> genotypes(int person) {
        Map<Source, Fact> facts = new LinkedHashMap<>();
        alleles.forEach((gene, known) -> {
            Source source = source(person, gene);
            String diplotype = ONE_COPY.contains(gene) ? drawn(known) : drawn(known) + "/" + drawn(known);
            facts.put(source, new Genotype(source, gene, Origin.GERMLINE, diplotype));
        });
        for (String gene : List.of("HLA-A", "HLA-B")) {
            Source source = source(person, gene);
            facts.put(
                    source,
                    new HlaTyping(
                            source, gene, Origin.GERMLINE, List.of(drawn(HLA), HLA.get(random.nextInt(6))), false));
        }
        return facts;
    }

    private static Source source(int person, String gene) {
        return new Source(
                "Observation/p" + person + "-" + gene,
                ResultStatus.FINAL,
                ClinicalTime.parse("2026-03-01", java.time.ZoneOffset.UTC));
    }

    /** A file with a row for each defined position, the bases of two alleles of each gene in it, unphased. */
    byte[] panel() {
        StringBuilder file = new StringBuilder(HEADER);
        Map<String, Map<String, String>> one = strand();
        Map<String, Map<String, String>> other = strand();
        places.values().forEach(rows -> file.append(row(rows, one, other)));
        for (int i = places.size(); i < POSITIONS; i++) {
            file.append(row(UNUSED, UNUSED_FROM + 7L * i, ".", "A", "G", "0/0"));
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An allele of each gene: its changes by position. */
    private Map<String, Map<String, String>> strand() {
        Map<String, Map<String, String>> strand = new HashMap<>();
        definitions.forEach((gene, known) -> {
            Map<String, String> changes = new HashMap<>();
            drawn(known).changes().forEach(change -> {
                int equals = change.lastIndexOf('=');
                changes.put(change.substring(0, equals), change.substring(equals + 1));
            });
            strand.put(gene, changes);
        });
        return strand;
    }

    private static String row(
            List<VariantRow> rows, Map<String, Map<String, String>> one, Map<String, Map<String, String>> other) {
        VariantRow first = rows.get(0);
        List<String> alternates = rows.stream().map(VariantRow::alternate).toList();
        int left = number(first, alternates, one);
        int right = number(first, alternates, other);
        String genotype = Math.min(left, right) + "/" + Math.max(left, right);
        String id = first.rsid().isEmpty() ? "." : first.rsid();
        return row(
                first.refseq38(), first.position38(), id, first.reference38(), String.join(",", alternates), genotype);
    }

    private static String row(
            String sequence, long position, String id, String reference, String alternates, String genotype) {
        return String.join(
                        "\t",
                        chromosome(sequence),
                        Long.toString(position),
                        id,
                        reference,
                        alternates,
                        "99",
                        "PASS",
                        ".",
                        "GT:DP",
                        genotype + ":60")
                + "\n";
    }

    private static int number(VariantRow row, List<String> alternates, Map<String, Map<String, String>> strand) {
        Map<String, String> changes = strand.getOrDefault(row.gene(), Map.of());
        String change = Optional.ofNullable(changes.get(row.rsid()))
                .or(() -> Optional.ofNullable(changes.get("g." + row.position38())))
                .orElse(row.reference38());
        int either = change.length() == 1 ? EITHER.indexOf(change) : -1;
        String base = either < 0 ? change : BASES.get(either).replace(row.reference38(), "");
        return alternates.indexOf(base) + 1;
    }

    private static String chromosome(String sequence) {
        if (sequence.startsWith("NC_012920")) {
            return "chrM";
        }
        int number = Integer.parseInt(sequence.substring(3, sequence.indexOf('.')));
        return "chr" + (number == 23 ? "X" : number == 24 ? "Y" : Integer.toString(number));
    }
}
