package org.precisionhooks.server.demo;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Loads the demo patients where {@code precision-hooks.demo} asks for them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("precision-hooks.demo")
public class DemoConfiguration {

    @Bean
    DemoPatients demoPatients(IFhirSystemDao<Bundle, Meta> systemDao) {
        return new DemoPatients(systemDao, new ClassPathResource("demo/demo-bundle.json"));
    }
}
