package org.precisionhooks.fhir.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.importer.vcf.RegionSet;
import org.precisionhooks.fhir.importer.vcf.VcfCall;

/** Of which genes, and hence knowledge domains, a file says anything; and where it shows that it was looked. */
final class FileSurvey {

    private static final TestedGenome NOTHING = new TestedGenome(List.of(), List.of());

    private final VcfImport.Reading reading;
    private final Set<String> genes = new TreeSet<>();

    FileSurvey(VcfImport.Reading reading) {
        this.reading = reading;
    }

    void see(VcfCall call) {
        genes.add(call.fact().gene());
    }

    /**
     * The genes by domain, each with what was tested of it; what lies in no gene, or in several, has an empty text for both.
     *
     * @param pharmacogenes regions of which each is of one gene, whatever others lie there
     */
    Map<String, Map<String, TestedGenome>> byDomain(TestedGenome tested, Map<String, GenomicRegion> pharmacogenes) {
        Map<String, TestedGenome> byGene = new HashMap<>();
        genes.forEach(gene -> byGene.put(gene, NOTHING));
        pharmacogenes.forEach((gene, region) -> add(byGene, gene, tested.within(region)));
        RegionSet taken = RegionSet.of(List.copyOf(pharmacogenes.values()));
        TestedGenome rest = tested.outside(taken);
        rest.studied().forEach(region -> add(byGene, gene(region), new TestedGenome(List.of(region), List.of())));
        rest.uncallable().forEach(region -> add(byGene, gene(region), new TestedGenome(List.of(), List.of(region))));
        Map<String, Map<String, TestedGenome>> byDomain = new TreeMap<>();
        byGene.forEach(
                (gene, part) -> byDomain.computeIfAbsent(reading.domains().of(gene), domain -> new TreeMap<>())
                        .put(gene, part));
        return byDomain;
    }

    private String gene(GenomicRegion region) {
        List<String> found = reading.genes().apply(region);
        return found.size() == 1 ? found.get(0) : "";
    }

    private static void add(Map<String, TestedGenome> byGene, String gene, TestedGenome part) {
        if (!part.isEmpty()) {
            byGene.merge(gene, part, TestedGenome::and);
        }
    }
}
