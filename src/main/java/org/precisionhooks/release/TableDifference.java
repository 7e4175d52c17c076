package org.precisionhooks.release;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.precisionhooks.knowledge.RawTable;

/**
 * What a pack or another edition changes of a table.
 *
 * @param table name of the table
 * @param added keys of rows that are new
 * @param changed keys of rows with other contents
 * @param removed keys of rows that are gone
 */
public record TableDifference(String table, List<String> added, List<String> changed, List<String> removed) {

    /** Tables with the columns that tell which row is meant; of all others it is the first column. */
    private static final Map<String, List<String>> KEYS = """
            pharmacogenomics/recommendations source drug population gene1 key1 gene2 key2 gene3 key3
            pharmacogenomics/guidelines source drug genes
            pharmacogenomics/allele_aliases gene alias
            pharmacogenomics/allele_definitions gene allele
            pharmacogenomics/allele_positions gene position
            pharmacogenomics/allele_statuses gene allele drug
            pharmacogenomics/conversion_factors gene strength
            pharmacogenomics/conversion_phenotypes gene kind strength phenotype
            pharmacogenomics/diplotype_priorities gene members
            pharmacogenomics/dose_alleles drug gene allele
            pharmacogenomics/dose_codes term kind system code
            pharmacogenomics/dose_terms equation term level
            pharmacogenomics/fda_associations drug gene keys section
            pharmacogenomics/fda_biomarkers drug biomarker genes sections
            pharmacogenomics/functions gene allele
            pharmacogenomics/guideline_updates source drugs
            pharmacogenomics/label_notes drug state
            pharmacogenomics/likely_drugs system code
            pharmacogenomics/modulators gene kind drug source
            pharmacogenomics/pair_switches gene drug
            pharmacogenomics/person_codes state kind system code
            pharmacogenomics/person_hints state drugs
            pharmacogenomics/person_limits state kind
            pharmacogenomics/phenotype_rules gene function1 function2
            pharmacogenomics/population_codes population system code
            pharmacogenomics/result_priorities gene phenotype
            pharmacogenomics/score_forms gene score copies
            pharmacogenomics/score_keys gene score
            pharmacogenomics/score_rules gene phenotype
            pharmacogenomics/transplants system code
            drugs/classes system code atc
            drugs/codes system code
            drugs/local_use kind value
            genomics/gene_locations gene refseq38
            genomics/phenotype_answers kind gene value
            genomics/profiles resource system code
            genomics/test_panels system code words
            genomics/transcripts gene transcript
            genomics/variants gene position38 reference38 alternate
            measurements/results system code units
            measurements/stays system code
            preferences/override_refusals system code
            preferences/refusals system code
            preferences/statements system code kind
            """.lines()
            .map(line -> List.of(line.split(" ")))
            .collect(toMap(words -> words.get(0), words -> words.subList(1, words.size())));

    public TableDifference {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** What stands in one table and not, or otherwise, in the other. */
    public static TableDifference between(RawTable before, RawTable after) {
        int[] columns = keyColumns(before, after);
        Map<String, Set<List<String>>> old = byKey(before, columns);
        Map<String, Set<List<String>>> fresh = byKey(after, columns);
        List<String> added = new ArrayList<>(fresh.keySet());
        added.removeAll(old.keySet());
        List<String> removed = new ArrayList<>(old.keySet());
        removed.removeAll(fresh.keySet());
        List<String> changed = fresh.keySet().stream()
                .filter(key -> old.containsKey(key) && !Objects.equals(old.get(key), fresh.get(key)))
                .toList();
        return new TableDifference(before.name(), added, changed, removed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    /** Where the first column stands for several rows, a row is what all its cells say. */
    private static int[] keyColumns(RawTable before, RawTable after) {
        List<String> header = before.header();
        List<String> names = KEYS.getOrDefault(before.name(), header.subList(0, 1));
        int[] columns = IntStream.range(0, header.size())
                .filter(i -> names.contains(header.get(i)))
                .toArray();
        return KEYS.containsKey(before.name()) || tellsRowsApart(before, columns) && tellsRowsApart(after, columns)
                ? columns
                : IntStream.range(0, header.size()).toArray();
    }

    private static boolean tellsRowsApart(RawTable table, int... columns) {
        return byKey(table, columns).size() == table.rows().size();
    }

    /** Rows that these columns do not tell apart (suballeles) count together, so that the change of one is not lost. */
    private static Map<String, Set<List<String>>> byKey(RawTable table, int... columns) {
        Map<String, Set<List<String>>> rows = new LinkedHashMap<>();
        table.rows()
                .forEach(row -> rows.computeIfAbsent(key(row, columns), any -> new HashSet<>(1))
                        .add(row));
        return rows;
    }

    private static String key(List<String> row, int... columns) {
        return IntStream.of(columns).mapToObj(row::get).collect(joining(" ")).strip();
    }
}
