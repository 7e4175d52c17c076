package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.SharedReference;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.fhir.write.genomic.GenomicSamples;
import org.precisionhooks.fhir.write.genomic.ResultFrame;
import org.precisionhooks.server.guide.GuidePackages;

/** Genomic facts are written as Genomics Reporting 3.0.0 has them, where that package is at hand. */
class GenomicFactConformanceTest {

    private final GenomicFactWriter writer = new GenomicFactWriter(BuiltIn.KNOWLEDGE);

    @Test
    void everyWrittenFactFitsItsProfile() throws IOException {
        Validation validation = Validation.with(GuidePackages.only(
                        SharedReference.require("genomics-fhir/packages/hl7.fhir.uv.genomics-reporting-3.0.0.tgz"))
                .support());

        for (GenomicFact fact : GenomicSamples.all()) {
            assertThat(validation.in(json(written(fact)))).as(fact.toString()).isEmpty();
        }
    }

    @Test
    void theProfileRefusesAVariantWithoutItsCategory() throws IOException {
        Validation validation = Validation.with(GuidePackages.only(
                        SharedReference.require("genomics-fhir/packages/hl7.fhir.uv.genomics-reporting-3.0.0.tgz"))
                .support());
        Observation variant = (Observation) written(GenomicSamples.all().get(0));
        variant.getCategory().remove(1);

        assertThat(validation.in(json(variant))).isNotEmpty();
    }

    private DomainResource written(GenomicFact fact) {
        return writer.write(fact, ResultFrame.of("Patient/p")).orElseThrow();
    }

    private static String json(DomainResource resource) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }
}
