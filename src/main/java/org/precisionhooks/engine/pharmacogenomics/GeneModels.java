package org.precisionhooks.engine.pharmacogenomics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The genes that this engine knows. */
final class GeneModels {

    private final Map<String, GeneModel> byGene = new LinkedHashMap<>();
    private final String version;

    GeneModels(GeneTables tables) {
        tables.genes().forEach(row -> byGene.put(row.gene(), new GeneModel(row, tables)));
        this.version = tables.version();
    }

    Optional<GeneModel> model(String gene) {
        return Optional.ofNullable(byGene.get(gene));
    }

    /** Editions of the allele functions of some genes, each once. */
    String editions(Collection<String> genes) {
        Set<String> editions = new LinkedHashSet<>();
        genes.forEach(gene -> editions.add(Optional.ofNullable(byGene.get(gene))
                .flatMap(GeneModel::edition)
                .orElse(version)));
        return editions.isEmpty() ? version : String.join(", ", editions);
    }
}
