package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.engine.ResultPriority;
import org.precisionhooks.knowledge.Knowledge;

/** How results are marked in a record, from the table {@code pharmacogenomics/result_priorities}. */
final class ResultPriorities {

    private final Map<List<String>, ResultPriority> priorities;

    /**
     * A row of {@code result_priorities.tsv}.
     *
     * @param phenotype of the gene, or the key of an HLA allele
     */
    record Row(String gene, String phenotype, ResultPriority priority) {}

    private ResultPriorities(Map<List<String>, ResultPriority> priorities) {
        this.priorities = priorities;
    }

    /** A pair that stands twice is as its later row says. */
    static ResultPriorities from(Knowledge knowledge) {
        return new ResultPriorities(knowledge.table("pharmacogenomics/result_priorities", Row.class).rows().stream()
                .collect(Collectors.toMap(
                        row -> List.of(row.gene(), row.phenotype()), Row::priority, (one, other) -> other)));
    }

    /** That of a call; of several alleles of HLA the highest. */
    ResultPriority of(String gene, GeneCall call) {
        return Stream.concat(Stream.of(call.phenotype()), call.keys().stream())
                .flatMap(meaning -> Optional.ofNullable(priorities.get(List.of(gene, meaning))).stream())
                .min(ResultPriority::compareTo)
                .orElse(ResultPriority.NONE);
    }
}
