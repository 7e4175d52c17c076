package org.precisionhooks.server;

import java.time.Clock;
import java.util.List;
import org.precisionhooks.release.ImportCommand;
import org.precisionhooks.server.audit.FhirAuditConfiguration;
import org.precisionhooks.server.demo.DemoConfiguration;
import org.precisionhooks.server.jpa.FhirJpaConfiguration;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.precisionhooks.server.smart.SmartWebConfiguration;
import org.precisionhooks.server.web.WebConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * Starts the standalone server: a HAPI FHIR server of our own, into which Precision Hooks plugs itself by the same
 * auto-configuration that a foreign HAPI server would load. Nothing is scanned.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            // HAPI brings its own scheduler; a second one would run beside it.
            QuartzAutoConfiguration.class,
            // Would look for an Elasticsearch node on the network.
            ElasticsearchClientAutoConfiguration.class,
            ElasticsearchRestClientAutoConfiguration.class,
            ThymeleafAutoConfiguration.class
        })
@EnableConfigurationProperties(PrecisionHooksProperties.class)
@Import({
    FhirJpaConfiguration.class,
    WebConfiguration.class,
    SmartWebConfiguration.class,
    FhirAuditConfiguration.class,
    DemoConfiguration.class
})
public class PrecisionHooksApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(ImportCommand.NAME)) {
            List<String> arguments = List.of(args).subList(1, args.length);
            System.exit(new ImportCommand(System.out, Clock.systemDefaultZone()).run(arguments));
        }
        SpringApplication.run(PrecisionHooksApplication.class, args);
    }
}
