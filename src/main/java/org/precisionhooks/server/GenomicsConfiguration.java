package org.precisionhooks.server;

import java.time.Clock;
import javax.sql.DataSource;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.genomics.GenomicsOperations;
import org.precisionhooks.fhir.genomics.PatientOperations;
import org.precisionhooks.fhir.genomics.PopulationOperations;
import org.precisionhooks.fhir.genomics.RebuildStatus;
import org.precisionhooks.fhir.genomics.RebuildVariantIndex;
import org.precisionhooks.fhir.genomics.SubjectOperations;
import org.precisionhooks.fhir.index.IndexRebuild;
import org.precisionhooks.fhir.index.LooseResults;
import org.precisionhooks.fhir.index.ResultSearch;
import org.precisionhooks.fhir.index.TestLinks;
import org.precisionhooks.fhir.index.VariantSearch;
import org.precisionhooks.fhir.job.JobStarter;
import org.precisionhooks.fhir.job.Jobs;
import org.precisionhooks.fhir.operation.ComputedImplications;
import org.precisionhooks.fhir.operation.IndexedStudies;
import org.precisionhooks.fhir.operation.JobStatus;
import org.precisionhooks.fhir.operation.PrecisionRecommendations;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.source.StoredByReference;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.advice.AdviceBundle;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.Liftover;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR Genomics Operations. */
@Configuration(proxyBeanMethods = false)
class GenomicsConfiguration {

    @Bean
    GenomicsOperations genomicsOperations(
            GenomicsOperations.Sources sources,
            GenomicsOperations.Genome genome,
            RecordReader reader,
            GenomicsOperations.Writers writers,
            PrecisionHooksProperties properties) {
        PrecisionHooksProperties.Genomics bounds = properties.genomics();
        return new GenomicsOperations(
                sources,
                genome,
                reader.tables(),
                writers,
                new GenomicsOperations.Bounds(bounds.smallestCount(), bounds.mostVariants()));
    }

    @Bean
    IndexedStudies indexedStudies(GenomicsOperations operations) {
        return operations.studies();
    }

    @Bean
    GenomicsOperations.Sources genomicsSources(
            VariantSearch variants, ResultSearch results, DataSource dataSource, ConsentDecisions decisions) {
        return new GenomicsOperations.Sources(
                variants,
                results,
                new TestLinks(dataSource),
                new StoredByReference(dataSource),
                new LooseResults(dataSource),
                decisions);
    }

    @Bean
    GenomicsOperations.Genome genomicsGenome(
            ReferenceSequences sequences, Normaliser normaliser, Liftover liftover, Knowledge knowledge) {
        return new GenomicsOperations.Genome(sequences, normaliser, liftover, GeneLocations.from(knowledge));
    }

    @Bean
    GenomicsOperations.Writers genomicsWriters(
            PrecisionRecommendations.Ports ports, Adviser adviser, Knowledge knowledge, Clock clock) {
        return new GenomicsOperations.Writers(
                new GenomicFactWriter(knowledge),
                new ComputedImplications(ports, adviser, new AdviceBundle(new GeneCodes(knowledge)), clock));
    }

    @Bean
    SubjectOperations subjectOperations(GenomicsOperations operations) {
        return new SubjectOperations(operations.subjects());
    }

    @Bean
    PatientOperations patientOperations(GenomicsOperations operations) {
        return new PatientOperations(operations.subjects());
    }

    @Bean
    PopulationOperations populationOperations(GenomicsOperations operations) {
        return operations.populations();
    }

    @Bean
    RebuildVariantIndex rebuildVariantIndex(IndexRebuild rebuild, Callers callers, Jobs jobs, JobStarter starter) {
        return new RebuildVariantIndex(rebuild, callers, jobs, starter);
    }

    @Bean
    RebuildStatus rebuildStatus(JobStatus status) {
        return new RebuildStatus(status);
    }
}
