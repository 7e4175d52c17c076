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
import org.precisionhooks.fhir.operation.PatientPorts;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.fhir.source.StoredByReference;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.advice.AdviceBundle;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.Liftover;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.edition.Made;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR Genomics Operations. */
@Configuration(proxyBeanMethods = false)
class GenomicsConfiguration {

    @Bean
    Made<GenomicsOperations> genomicsOperations(
            Editions editions,
            GenomicsOperations.Sources sources,
            Made<GenomicsOperations.Genome> genome,
            Made<ReadingTables> tables,
            Made<GenomicsOperations.Writers> writers,
            PrecisionHooksProperties properties) {
        PrecisionHooksProperties.Genomics bounds = properties.genomics();
        return editions.each(edition -> new GenomicsOperations(
                sources,
                genome.of(edition),
                tables.of(edition),
                writers.of(edition),
                new GenomicsOperations.Bounds(bounds.smallestCount(), bounds.mostVariants())));
    }

    @Bean
    IndexedStudies indexedStudies(Made<GenomicsOperations> operations) {
        return (details, patient, genes) -> operations.get().studies().of(details, patient, genes);
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
    Made<GenomicsOperations.Genome> genomicsGenome(
            Editions editions,
            Made<ReferenceSequences> sequences,
            Made<Normaliser> normaliser,
            Made<Liftover> liftover,
            Made<GeneLocations> genes) {
        return editions.each(edition -> new GenomicsOperations.Genome(
                sequences.of(edition), normaliser.of(edition), liftover.of(edition), genes.of(edition)));
    }

    @Bean
    Made<GenomicsOperations.Writers> genomicsWriters(
            Editions editions,
            PatientPorts ports,
            Adviser adviser,
            Made<GenomicFactWriter> facts,
            Made<GeneCodes> codes,
            Clock clock) {
        return editions.each(edition -> new GenomicsOperations.Writers(
                facts.of(edition),
                new ComputedImplications(ports, adviser, new AdviceBundle(codes.of(edition)), clock)));
    }

    @Bean
    SubjectOperations subjectOperations(Made<GenomicsOperations> operations) {
        return new SubjectOperations(() -> operations.get().subjects());
    }

    @Bean
    PatientOperations patientOperations(Made<GenomicsOperations> operations) {
        return new PatientOperations(() -> operations.get().subjects());
    }

    @Bean
    PopulationOperations populationOperations(Made<GenomicsOperations> operations) {
        return new PopulationOperations(operations);
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
