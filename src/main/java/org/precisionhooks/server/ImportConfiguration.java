package org.precisionhooks.server;

import ca.uhn.fhir.batch2.model.JobDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import javax.sql.DataSource;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.importer.GeneDomains;
import org.precisionhooks.fhir.importer.ImportLedger;
import org.precisionhooks.fhir.importer.ImportTasks;
import org.precisionhooks.fhir.importer.ImportWork;
import org.precisionhooks.fhir.importer.Imports;
import org.precisionhooks.fhir.importer.PharmacogeneRegions;
import org.precisionhooks.fhir.importer.StudyWriter;
import org.precisionhooks.fhir.importer.VcfImport;
import org.precisionhooks.fhir.importer.calls.CallImport;
import org.precisionhooks.fhir.importer.vcf.BedReader;
import org.precisionhooks.fhir.importer.vcf.VcfLimits;
import org.precisionhooks.fhir.importer.vcf.VcfReader;
import org.precisionhooks.fhir.index.VariantIndex;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.job.JobStarter;
import org.precisionhooks.fhir.job.Jobs;
import org.precisionhooks.fhir.operation.JobStatus;
import org.precisionhooks.fhir.operation.KnownParameters;
import org.precisionhooks.fhir.operation.PatientLookup;
import org.precisionhooks.fhir.operation.file.ImportCalls;
import org.precisionhooks.fhir.operation.file.ImportRights;
import org.precisionhooks.fhir.operation.file.ImportStatus;
import org.precisionhooks.fhir.operation.file.ImportVcf;
import org.precisionhooks.fhir.operation.file.LaterImports;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.fhir.source.StoredByReference;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.edition.Made;
import org.precisionhooks.server.jobs.BatchJobParameters;
import org.precisionhooks.server.jobs.BatchJobs;
import org.precisionhooks.server.schema.HooksSchema;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The import of files of variants. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    @Bean
    Made<VcfImport.Reading> vcfReading(
            Editions editions,
            Made<ReferenceSequences> sequences,
            Made<GeneLocations> locations,
            PrecisionHooksProperties properties) {
        VcfLimits limits = properties.imports().limits();
        return editions.each(edition -> {
            GeneLocations genes = locations.of(edition);
            return new VcfImport.Reading(
                    new VcfReader(edition.knowledge(), sequences.of(edition), genes::named, limits),
                    new BedReader(sequences.of(edition), limits),
                    PharmacogeneRegions.from(edition.knowledge()),
                    genes::at,
                    GeneDomains.from(edition.knowledge()));
        });
    }

    @Bean
    Made<VcfImport> vcfImport(
            Editions editions,
            Made<VcfImport.Reading> reading,
            VariantIndex index,
            DataSource dataSource,
            HooksSchema schema,
            Made<GenomicFactWriter> facts,
            PrecisionHooksProperties properties) {
        return editions.each(edition -> new VcfImport(
                reading.of(edition),
                index,
                new ImportLedger(new JdbcTemplate(dataSource)),
                new StudyWriter(facts.of(edition)),
                properties.imports().decisions()));
    }

    @Bean
    Imports imports(Made<VcfImport> importer, PlatformTransactionManager transactions, KeptResources.Storage kept) {
        return new Imports(importer, new TransactionTemplate(transactions), kept);
    }

    @Bean
    KeptResources.Storage keptResources(DaoRegistry daos, EntityManagerFactory entities, DataSource dataSource) {
        return new KeptResources.Storage(
                daos,
                SharedEntityManagerCreator.createSharedEntityManager(entities),
                new StoredByReference(dataSource));
    }

    @Bean
    ImportTasks importTasks(Jobs jobs, DataSource dataSource) {
        return new ImportTasks(jobs, new JdbcTemplate(dataSource));
    }

    @Bean
    JobDefinition<BatchJobParameters> importJob(
            ImportTasks tasks, Imports imports, FhirContext fhir, Editions editions) {
        return BatchJobs.definition(
                JobKind.IMPORT, new WorkOfOneEdition(editions, new ImportWork(tasks, imports, fhir)));
    }

    /** What is left of files whose imports ended on a node that is gone. */
    @Bean(destroyMethod = "close")
    Housekeeping importedFiles(ImportTasks tasks) {
        return new Housekeeping("imported-files", tasks::forgetFiles, Duration.ofMinutes(1));
    }

    @Bean
    ImportStatus importStatus(JobStatus status, FhirContext fhir) {
        return new ImportStatus(status, fhir);
    }

    @Bean
    Made<CallImport> callImport(
            Editions editions,
            Made<CallImport.Reading> reading,
            DataSource dataSource,
            HooksSchema schema,
            PlatformTransactionManager transactions,
            KeptResources.Storage kept) {
        CallImport.Storage storage = new CallImport.Storage(
                new ImportLedger(new JdbcTemplate(dataSource)), kept, new TransactionTemplate(transactions));
        return editions.each(edition -> new CallImport(reading.of(edition), storage));
    }

    @Bean
    Made<CallImport.Reading> callReading(
            FhirContext fhir, Editions editions, Made<ReadingTables> tables, Made<Engines> engines) {
        return editions.each(edition -> new CallImport.Reading(
                fhir,
                new RecordReader(tables.of(edition)),
                edition.knowledge(),
                engines.of(edition).pharmacogenomics()));
    }

    @Bean
    ImportCalls importCalls(
            ImportVcf.Ports ports,
            Made<CallImport> imports,
            ConsentDecisions decisions,
            PrecisionHooksProperties properties) {
        return new ImportCalls(
                ports, imports, decisions, properties.imports().synchronous().toBytes());
    }

    @Bean
    ImportVcf.Ports importPorts(PatientLookup patients, DaoRegistry daos, KnownParameters parameters) {
        return new ImportVcf.Ports(patients, new CallersReads(daos)::read, parameters);
    }

    @Bean
    ImportRights importRights(Imports imports, ConsentDecisions decisions, DataSource dataSource, FhirContext fhir) {
        StoredByReference stored = new StoredByReference(dataSource);
        return new ImportRights(
                imports,
                decisions,
                references -> stored.of(references).values().stream()
                        .map(json -> fhir.newJsonParser().parseResource(json.toString()))
                        .toList());
    }

    @Bean
    LaterImports laterImports(
            ImportTasks tasks,
            JobStarter starter,
            Callers callers,
            ImportRights rights,
            PrecisionHooksProperties properties) {
        return new LaterImports(
                tasks, starter, callers, rights, properties.imports().uploadBounds());
    }

    @Bean
    ImportVcf importVcf(
            ImportVcf.Ports ports,
            Imports imports,
            ImportRights rights,
            LaterImports later,
            PrecisionHooksProperties properties) {
        return new ImportVcf(
                ports,
                imports,
                rights,
                later,
                new ImportVcf.Limits(
                        properties.imports().synchronous().toBytes(),
                        properties.limits().fhirBody().toBytes()));
    }
}
