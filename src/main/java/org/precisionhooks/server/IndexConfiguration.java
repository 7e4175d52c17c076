package org.precisionhooks.server;

import javax.sql.DataSource;
import org.precisionhooks.fhir.index.VariantIndex;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The index of genomic results, and what fills it. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {

    @Bean
    ReferenceSequences referenceSequences(Knowledge knowledge) {
        return ReferenceSequences.from(knowledge);
    }

    @Bean
    VariantIndex variantIndex(DataSource dataSource, HooksSchema schema, ReferenceSequences sequences) {
        return new VariantIndex(dataSource, sequences);
    }
}
