package org.precisionhooks.server.plugin;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.precisionhooks.server.HooksConfiguration;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * Joins the HAPI FHIR JPA server on whose class path this jar lies. The package lies outside of those that servers scan,
 * and the configuration of the standalone server is never imported from here.
 */
@AutoConfiguration
@ConditionalOnClass({RestfulServer.class, DaoRegistry.class})
@ConditionalOnBean({RestfulServer.class, DaoRegistry.class})
@ConditionalOnProperty(prefix = "precision-hooks", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(PrecisionHooksProperties.class)
@Import(HooksConfiguration.class)
public class PrecisionHooksAutoConfiguration {}
