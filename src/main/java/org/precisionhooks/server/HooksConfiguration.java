package org.precisionhooks.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import java.util.List;
import javax.sql.DataSource;
import org.precisionhooks.consent.Overrides;
import org.precisionhooks.consent.label.Labelling;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.fhir.label.ContentLabels;
import org.precisionhooks.fhir.label.StoredLabels;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.source.CachedRecords;
import org.precisionhooks.fhir.source.CachedStore;
import org.precisionhooks.fhir.source.LocalStore;
import org.precisionhooks.fhir.source.RecordChanges;
import org.precisionhooks.fhir.source.RecordStamps;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.server.audit.AuditConfiguration;
import org.precisionhooks.server.guide.GuideConfiguration;
import org.precisionhooks.server.guide.GuideTables;
import org.precisionhooks.server.overrides.JdbcOverrides;
import org.precisionhooks.server.schema.CallDatabase;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.HooksSchema;
import org.precisionhooks.server.security.SecurityConfiguration;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.precisionhooks.server.smart.SmartConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The beans of Precision Hooks itself, the same in the standalone server and as a plugin: knowledge, engines, the hooks
 * front and the FHIR operations.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    AdviceConfiguration.class,
    AuditConfiguration.class,
    SecurityConfiguration.class,
    SmartConfiguration.class,
    GenomeConfiguration.class,
    GuideConfiguration.class,
    GuideTables.class,
    HookFrontConfiguration.class,
    IndexConfiguration.class,
    GenomicsConfiguration.class,
    ImportConfiguration.class,
    JobConfiguration.class,
    IntakeConfiguration.class,
    ScoreConfiguration.class,
    OperationConfiguration.class,
    ReportConfiguration.class,
    ReviewConfiguration.class,
    EditionConfiguration.class,
    AccessConfiguration.class
})
public class HooksConfiguration {

    /** Our own tables, up to date; whoever uses them takes this as a parameter. */
    @Bean
    HooksSchema hooksSchema(DataSource dataSource) {
        return HooksSchema.migrate(dataSource, Database.of(dataSource));
    }

    @Bean
    CallDatabase callDatabase(DataSource dataSource, HooksSchema schema) {
        return CallDatabase.of(dataSource);
    }

    @Bean
    Overrides overrides(DataSource dataSource, HooksSchema schema) {
        return new JdbcOverrides(dataSource);
    }

    @Bean
    RecordStamps recordStamps(DataSource dataSource, HooksSchema schema) {
        return new RecordStamps(dataSource);
    }

    /** In the registry of the storage, not of the FHIR servlet, so that it sees changes by whatever way they come. */
    @Bean
    RecordChanges recordChanges(FhirContext fhir, RecordStamps stamps, IInterceptorService storage) {
        RecordChanges changes = new RecordChanges(fhir, stamps);
        storage.registerInterceptor(changes);
        return changes;
    }

    /** There too. */
    @Bean
    DeletedPatients deletedPatients(DataSource dataSource, HooksSchema schema, IInterceptorService storage) {
        DeletedPatients deleted = new DeletedPatients(new JdbcTemplate(dataSource));
        storage.registerInterceptor(deleted);
        return deleted;
    }

    @Bean
    ContentLabels contentLabels(FhirContext fhir, RecordReader reader, Labelling labelling, ResourceTypes types) {
        return new ContentLabels(fhir, reader, labelling, types);
    }

    /** There too, so that nothing is stored unlabelled. */
    @Bean
    StoredLabels storedLabels(ContentLabels contents, IInterceptorService storage) {
        StoredLabels labels = new StoredLabels(contents);
        storage.registerInterceptor(labels);
        return labels;
    }

    /** This server's own resources; kept per patient for as long as the stamps stand. */
    @Bean
    ResourceSource localStore(DataSource dataSource, RecordStamps stamps, PrecisionHooksProperties properties) {
        PrecisionHooksProperties.Cache cache = properties.cache();
        return new CachedStore(
                new LocalStore(dataSource),
                new CachedRecords<>(stamps, cache.timeToLive(), cache.resources(), List::size));
    }
}
