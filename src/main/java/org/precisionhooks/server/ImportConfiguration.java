package org.precisionhooks.server;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.batch2.model.JobDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.precisionhooks.fhir.access.Callers;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.access.Grants;
import org.precisionhooks.fhir.importer.BedReader;
import org.precisionhooks.fhir.importer.GeneDomains;
import org.precisionhooks.fhir.importer.ImportLedger;
import org.precisionhooks.fhir.importer.ImportTasks;
import org.precisionhooks.fhir.importer.ImportWork;
import org.precisionhooks.fhir.importer.Imports;
import org.precisionhooks.fhir.importer.PharmacogeneRegions;
import org.precisionhooks.fhir.importer.StudyWriter;
import org.precisionhooks.fhir.importer.VcfImport;
import org.precisionhooks.fhir.importer.VcfLimits;
import org.precisionhooks.fhir.importer.VcfReader;
import org.precisionhooks.fhir.index.VariantIndex;
import org.precisionhooks.fhir.operation.ImportStatus;
import org.precisionhooks.fhir.operation.ImportVcf;
import org.precisionhooks.fhir.operation.PatientLookup;
import org.precisionhooks.fhir.write.GenomicFactWriter;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.imports.ImportJob;
import org.precisionhooks.server.imports.ImportJobParameters;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The import of files of variants. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    @Bean
    VcfImport.Reading vcfReading(
            Knowledge knowledge, ReferenceSequences sequences, PrecisionHooksProperties properties) {
        VcfLimits limits = properties.imports().limits();
        PharmacogeneRegions pharmacogenes = PharmacogeneRegions.from(knowledge);
        GeneLocations genes = GeneLocations.from(knowledge);
        return new VcfImport.Reading(
                new VcfReader(knowledge, sequences, genes::named, limits),
                new BedReader(sequences, limits),
                pharmacogenes,
                genes::at,
                GeneDomains.from(knowledge));
    }

    @Bean
    VcfImport vcfImport(
            VcfImport.Reading reading,
            VariantIndex index,
            DataSource dataSource,
            HooksSchema schema,
            Knowledge knowledge,
            PrecisionHooksProperties properties) {
        return new VcfImport(
                reading,
                index,
                new ImportLedger(new JdbcTemplate(dataSource)),
                new StudyWriter(new GenomicFactWriter(knowledge)),
                properties.imports().decisions());
    }

    @Bean
    Imports imports(
            VcfImport importer,
            PlatformTransactionManager transactions,
            DaoRegistry daos,
            EntityManagerFactory entities) {
        return new Imports(
                importer,
                new TransactionTemplate(transactions),
                new KeptResources.Storage(daos, SharedEntityManagerCreator.createSharedEntityManager(entities)));
    }

    @Bean
    ImportTasks importTasks(
            DataSource dataSource, HooksSchema schema, PlatformTransactionManager transactions, Clock clock) {
        TransactionTemplate alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new ImportTasks(new JdbcTemplate(dataSource), alone, clock);
    }

    @Bean
    ImportWork importWork(ImportTasks tasks, Imports imports, FhirContext fhir) {
        return new ImportWork(tasks, imports, fhir);
    }

    @Bean
    JobDefinition<ImportJobParameters> importJob(ImportWork work) {
        return ImportJob.definition(work);
    }

    @Bean
    ImportStatus importStatus(ImportTasks tasks, Callers callers, FhirContext fhir) {
        return new ImportStatus(tasks, callers, fhir);
    }

    /** On every node: an import whose node is gone is begun again by another. */
    @Bean(destroyMethod = "close")
    Housekeeping abandonedImports(ImportWork work, ObjectProvider<ImportJob.Starting> starting) {
        return new Housekeeping("imports", () -> work.lookAfter(starting.getObject()::start), Duration.ofMinutes(1));
    }

    /** Made when the first large file comes: as a plugin, this is read before HAPI's jobs are there. */
    @Bean
    @Lazy
    ImportJob.Starting importStarting(IJobCoordinator jobs, IJobMaintenanceService maintenance) {
        return new ImportJob.Starting(jobs, maintenance);
    }

    @Bean
    ImportVcf.Ports importPorts(
            Callers callers,
            Grants grants,
            ConsentDecisions decisions,
            PatientLookup patients,
            DaoRegistry daos,
            ImportVcf.Queue queue) {
        return new ImportVcf.Ports(callers, grants, decisions, patients, new CallersReads(daos)::read, queue);
    }

    @Bean
    ImportVcf.Queue importQueue(ImportTasks tasks, ObjectProvider<ImportJob.Starting> starting) {
        return (order, file, requester) -> {
            String task = tasks.add(order, file, requester);
            starting.getObject().start(task, 1);
            return task;
        };
    }

    @Bean
    ImportVcf importVcf(ImportVcf.Ports ports, Imports imports, PrecisionHooksProperties properties) {
        return new ImportVcf(ports, imports, properties.imports().synchronous().toBytes());
    }
}
