package org.precisionhooks.server;

import javax.sql.DataSource;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The beans of Precision Hooks itself, the same in the standalone server and as a plugin: knowledge, engines, the hooks
 * front and the FHIR operations.
 */
@Configuration(proxyBeanMethods = false)
@Import({AdviceConfiguration.class, HookFrontConfiguration.class})
public class HooksConfiguration {

    /** Our own tables, up to date; whoever uses them takes this as a parameter. */
    @Bean
    HooksSchema hooksSchema(DataSource dataSource) {
        return HooksSchema.migrate(dataSource, Database.of(dataSource));
    }
}
