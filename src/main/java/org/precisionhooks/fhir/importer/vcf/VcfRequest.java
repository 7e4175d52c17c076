package org.precisionhooks.fhir.importer.vcf;

import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Source;
import org.precisionhooks.genome.GenomeBuild;

/**
 * What is wanted of a file.
 *
 * @param sources what the facts of a gene name as their source
 * @param origin germline or somatic
 * @param sex of the patient, by whom a single copy of X is one of one or one of two
 * @param build the genome build, when the caller names it
 * @param sample the sample, when the caller names it
 * @param regions outside of which nothing is looked at
 * @param kept where it is kept what was tested, so that "no variant" can be told from "not looked at"
 * @param filters names of filters that a row may have failed
 */
public record VcfRequest(
        Sources sources,
        Origin origin,
        Sex sex,
        Optional<GenomeBuild> build,
        Optional<String> sample,
        RegionChoice regions,
        RegionChoice kept,
        Set<String> filters) {

    public VcfRequest {
        filters = Set.copyOf(filters);
    }

    /** The source of facts of a gene; the gene may be an empty text. */
    @FunctionalInterface
    public interface Sources {

        Source of(String gene);
    }

    /** Regions of a file, which depend on its build. */
    @FunctionalInterface
    public interface RegionChoice {

        RegionChoice EVERYWHERE = build -> RegionSet.EVERYWHERE;

        RegionSet of(GenomeBuild build);
    }
}
