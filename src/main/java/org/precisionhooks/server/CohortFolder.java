package org.precisionhooks.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.precisionhooks.engine.cardiology.polygenic.CohortSites;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort.CohortFile;
import org.precisionhooks.fhir.importer.vcf.CohortReader;
import org.precisionhooks.genome.GenomeBuild;

/** The folder of a reference cohort that an operator names: frequencies of alleles as VCF, plain or compressed; a broken one stops the start. */
record CohortFolder(Path folder, CohortReader reader) {

    ReferenceCohort cohort(LoadedScores scores) {
        OperatorFolder files =
                new OperatorFolder(folder, "a file of allele frequencies", List.of(".vcf", ".vcf.gz", ".vcf.bgz"));
        Map<String, Map<GenomeBuild, CohortSites>> places = ReferenceCohort.places(scores);
        List<CohortFile> read = files.read((name, bytes) -> reader.read(bytes, places)).stream()
                .map(file -> new CohortFile(file.origin(), file.content(), file.digest()))
                .toList();
        return new ReferenceCohort(read, places);
    }
}
