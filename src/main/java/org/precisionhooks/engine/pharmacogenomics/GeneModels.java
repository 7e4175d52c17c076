package org.precisionhooks.engine.pharmacogenomics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The genes that this engine knows. */
final class GeneModels {

    private final Map<String, GeneModel> byGene = new LinkedHashMap<>();
    private final String version;

    GeneModels(GeneTables tables) {
        tables.genes().forEach(row -> byGene.put(row.gene(), new GeneModel(row, tables)));
        this.version = tables.version();
    }

    boolean knows(String gene) {
        return byGene.containsKey(gene);
    }

    Optional<GeneModel> model(String gene) {
        return Optional.ofNullable(byGene.get(gene));
    }

    /** Edition of the allele functions. */
    String version() {
        return version;
    }
}
