package org.precisionhooks.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import javax.sql.DataSource;
import org.precisionhooks.fhir.index.IndexChanges;
import org.precisionhooks.fhir.index.IndexRebuild;
import org.precisionhooks.fhir.index.ResultFiler;
import org.precisionhooks.fhir.index.ResultKinds;
import org.precisionhooks.fhir.index.ResultSearch;
import org.precisionhooks.fhir.index.VariantIndex;
import org.precisionhooks.fhir.index.VariantSearch;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.source.RecordStamps;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.edition.Made;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The index of genomic results, and what fills it. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {

    @Bean
    VariantIndex variantIndex(
            DataSource dataSource,
            HooksSchema schema,
            Made<ReferenceSequences> sequences,
            Made<Normaliser> normaliser) {
        return new VariantIndex(
                dataSource, sequences, place -> normaliser.get().variants().canonical(place));
    }

    @Bean
    VariantSearch variantSearch(DataSource dataSource, HooksSchema schema) {
        return new VariantSearch(dataSource);
    }

    @Bean
    ResultSearch resultSearch(DataSource dataSource, HooksSchema schema) {
        return new ResultSearch(dataSource);
    }

    @Bean
    ResultFiler resultFiler(FhirContext fhir, RecordReader reader, Editions editions) {
        return new ResultFiler(fhir, reader, editions.each(edition -> ResultKinds.from(edition.knowledge())));
    }

    /** In the registry of the storage, so that it sees changes by whatever way they come. */
    @Bean
    IndexChanges indexChanges(
            ResultFiler filer, VariantIndex index, DataSource dataSource, IInterceptorService storage) {
        IndexChanges changes = new IndexChanges(filer, index, dataSource);
        storage.registerInterceptor(changes);
        return changes;
    }

    @Bean
    IndexRebuild indexRebuild(ResultFiler filer, VariantIndex index, RecordStamps stamps, DataSource dataSource) {
        return new IndexRebuild(filer, index, stamps, dataSource);
    }
}
