package org.precisionhooks.engine.pharmacogenomics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Variant;

/** The genes that this engine knows. */
final class GeneModels {

    private final Map<String, GeneModel> byGene = new LinkedHashMap<>();
    private final Map<GenomicLocation, GeneTables.MarkerRow> markersByLocation = new LinkedHashMap<>();
    private final Map<String, GeneTables.MarkerRow> markersByRsid = new LinkedHashMap<>();
    private final String version;

    GeneModels(GeneTables tables) {
        tables.genes().forEach(row -> byGene.put(row.gene(), new GeneModel(row, tables)));
        this.version = tables.version();
        for (GeneTables.MarkerRow row : tables.markers()) {
            markersByRsid.put(row.rsid(), row);
            markersByLocation.put(location(row), row);
        }
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

    /** The known position that a variant is about; a coordinate beats an rs number. */
    Optional<GeneTables.MarkerRow> marker(Variant variant) {
        return variant.location()
                .map(markersByLocation::get)
                .or(() -> variant.names().stream()
                        .map(markersByRsid::get)
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    private static GenomicLocation location(GeneTables.MarkerRow row) {
        return GenomicLocation.trimmed(row.refseq38(), row.position38() - 1, row.reference(), row.alternate());
    }
}
