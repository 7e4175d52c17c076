package org.precisionhooks.fhir.importer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.importer.vcf.RegionSet;
import org.precisionhooks.genome.GenomeBuild;

/**
 * The regions of one import.
 *
 * @param wanted outside of which nothing is looked at
 * @param interest where findings become Observations, and where it is kept what was tested
 * @param tested where the laboratory says that it looked
 */
record ImportPlaces(RegionSet wanted, RegionSet interest, TestedGenome tested) {

    static ImportPlaces of(ImportOrder order, GenomeBuild build, VcfImport.Reading reading) {
        ImportOrder.Scope scope = order.scope();
        TestedGenome tested =
                new TestedGenome(regions(scope.studied(), build, reading), regions(scope.uncallable(), build, reading));
        if (scope.regions().isEmpty()) {
            return new ImportPlaces(
                    RegionSet.EVERYWHERE, reading.pharmacogenes().of(build), tested);
        }
        RegionSet asked = RegionSet.of(regions(scope.regions(), build, reading));
        return new ImportPlaces(asked, asked, tested);
    }

    private static List<GenomicRegion> regions(List<String> files, GenomeBuild build, VcfImport.Reading reading) {
        return files.stream()
                .flatMap(file -> reading.bed().read(file.getBytes(StandardCharsets.ISO_8859_1), build).stream())
                .toList();
    }
}
