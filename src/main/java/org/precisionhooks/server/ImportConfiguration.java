package org.precisionhooks.server;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import javax.sql.DataSource;
import org.precisionhooks.fhir.access.Callers;
import org.precisionhooks.fhir.access.Grants;
import org.precisionhooks.fhir.importer.BedReader;
import org.precisionhooks.fhir.importer.ImportLedger;
import org.precisionhooks.fhir.importer.Imports;
import org.precisionhooks.fhir.importer.PharmacogeneRegions;
import org.precisionhooks.fhir.importer.StudyWriter;
import org.precisionhooks.fhir.importer.VcfImport;
import org.precisionhooks.fhir.importer.VcfLimits;
import org.precisionhooks.fhir.importer.VcfReader;
import org.precisionhooks.fhir.index.VariantIndex;
import org.precisionhooks.fhir.operation.ImportVcf;
import org.precisionhooks.fhir.operation.PatientLookup;
import org.precisionhooks.fhir.write.GenomicFactWriter;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The import of files of variants. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    @Bean
    VcfImport.Reading vcfReading(
            Knowledge knowledge, ReferenceSequences sequences, PrecisionHooksProperties properties) {
        VcfLimits limits = properties.imports().limits();
        PharmacogeneRegions pharmacogenes = PharmacogeneRegions.from(knowledge);
        return new VcfImport.Reading(
                new VcfReader(knowledge, sequences, GeneLocations.from(knowledge)::named, limits),
                new BedReader(sequences, limits),
                pharmacogenes);
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
    Imports imports(VcfImport importer, PlatformTransactionManager transactions, DaoRegistry daos) {
        return new Imports(
                importer, new TransactionTemplate(transactions), details -> new KeptResources(daos, details));
    }

    @Bean
    ImportVcf importVcf(
            Callers callers,
            Grants grants,
            PatientLookup patients,
            DaoRegistry daos,
            Imports imports,
            PrecisionHooksProperties properties) {
        ImportVcf.Ports ports = new ImportVcf.Ports(
                callers,
                grants,
                patients,
                (id, details) -> daos.getResourceDao(id.getResourceType()).read(id, details));
        return new ImportVcf(ports, imports, properties.imports().synchronous().toBytes());
    }
}
