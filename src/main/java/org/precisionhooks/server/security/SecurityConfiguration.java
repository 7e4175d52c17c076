package org.precisionhooks.server.security;

import java.time.Clock;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.cdshooks.client.HookClients;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.schema.HooksSchema;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.precisionhooks.server.settings.SecurityMode;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.filter.CorsFilter;

/** Who may call the hooks. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    @Bean
    ClientProfiles clientProfiles(Knowledge knowledge) {
        return new ClientProfiles(knowledge);
    }

    @Bean
    RegisteredClients registeredClients(
            PrecisionHooksProperties properties, ClientProfiles profiles, Environment environment) {
        return RegisteredClients.of(properties, profiles, environment);
    }

    @Bean
    KeySources keySources() {
        return new KeySources();
    }

    @Bean
    UsedTokens usedTokens(JdbcTemplate jdbc, Clock clock, HooksSchema schema) {
        return new JdbcUsedTokens(jdbc, clock);
    }

    /** Without a registered client nobody is known; the development mode takes all for one client. */
    @Bean
    HookClients hookClients(
            PrecisionHooksProperties properties,
            Environment environment,
            RegisteredClients registered,
            ClientProfiles profiles,
            KeySources keys,
            UsedTokens used,
            Clock clock) {
        if (properties.security().mode() == SecurityMode.OPEN) {
            OpenMode.requireDevelopmentOnLoopback(environment);
            return HookClients.development(profiles.standard());
        }
        return new TokenClients(registered, keys, used, clock);
    }

    /** Before the limit on bodies, so that a page can read why its call was refused. */
    @Bean
    FilterRegistrationBean<CorsFilter> hookOrigins(
            PrecisionHooksProperties properties, RegisteredClients registered, Environment environment) {
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(
                WebOrigins.hooks(registered.origins(), environment.acceptsProfiles(Profiles.of("dev"))));
        filter.setName("hookOrigins");
        filter.addUrlPatterns(properties.hooks().path(), properties.hooks().path() + "/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        return filter;
    }

    /** Before all that may refuse a caller. */
    @Bean
    FilterRegistrationBean<FailedAttempts> hookFailures(PrecisionHooksProperties properties) {
        return FailedAttempts.before(
                "hookFailures", properties.hooks().path(), properties.limits().failedAttempts());
    }
}
