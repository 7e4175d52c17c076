package org.precisionhooks.server.jpa;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.IdStrategyEnum;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.jpa.subscription.match.config.SubscriptionProcessorConfig;
import ca.uhn.fhir.jpa.subscription.match.deliver.email.IEmailSender;
import ca.uhn.fhir.jpa.subscription.submit.config.SubscriptionSubmitterConfig;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.precisionhooks.server.schema.Database;
import org.precisionhooks.server.schema.FhirSchema;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.orm.jpa.JpaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** HAPI's R4 storage of the standalone server; without any one of the imports it does not start. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
@Import({
    JpaR4Config.class,
    HapiJpaConfig.class,
    JpaBatch2Config.class,
    Batch2JobsConfig.class,
    ThreadPoolFactoryConfig.class,
    SubscriptionSubmitterConfig.class,
    SubscriptionProcessorConfig.class,
    SubscriptionChannelConfig.class
})
public class FhirJpaConfiguration {

    private static final String LONGEST_QUERY_MILLISECONDS = "10000";

    @Bean
    FhirSchema fhirSchema(DataSource dataSource) {
        return FhirSchema.migrate(dataSource, Database.of(dataSource));
    }

    @Bean
    JpaStorageSettings jpaStorageSettings() {
        JpaStorageSettings settings = new JpaStorageSettings();
        // A repeated search must see what was written since, a withdrawn consent above all.
        settings.setReuseCachedSearchResultsForMillis(null);
        // Identifiers that cannot be counted through.
        settings.setResourceServerIdStrategy(IdStrategyEnum.UUID);
        // They are resolved before anyone is asked about what they match.
        settings.setAllowInlineMatchUrlReferences(false);
        return settings;
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    /** No channel type is supported, hence Subscriptions are off. */
    @Bean
    SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings();
    }

    @Bean
    IEmailSender emailSender() {
        return details -> {};
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            DataSource dataSource,
            FhirSchema schema,
            JpaProperties jpa,
            ConfigurableListableBeanFactory beans,
            FhirContext context,
            JpaStorageSettings storage) {
        LocalContainerEntityManagerFactoryBean factory =
                HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans, context, storage);
        factory.setPersistenceUnitName("HAPI_PU");
        factory.setJpaPropertyMap(hibernate(schema, jpa.getProperties()));
        factory.setDataSource(dataSource);
        return factory;
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    private static Map<String, Object> hibernate(FhirSchema schema, Map<String, String> configured) {
        Map<String, Object> properties = new HashMap<>(configured);
        properties.putIfAbsent("hibernate.dialect", schema.database().dialect());
        properties.putIfAbsent("hibernate.hbm2ddl.auto", "validate");
        properties.putIfAbsent("hibernate.jdbc.batch_size", "20");
        properties.putIfAbsent("jakarta.persistence.query.timeout", LONGEST_QUERY_MILLISECONDS);
        properties.putIfAbsent("hibernate.search.enabled", "false");
        properties.putIfAbsent("hibernate.archive.scanner", "org.hibernate.boot.archive.scan.internal.DisabledScanner");
        return properties;
    }
}
