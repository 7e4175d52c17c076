package org.precisionhooks.server.audit;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.precisionhooks.cdshooks.CdsServices;
import org.precisionhooks.cdshooks.feedback.KeyedHash;
import org.precisionhooks.fhir.access.DecisionLog;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.server.audit.AuditBarrier.Keeping;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.fairness.AdviceCounts;
import org.precisionhooks.server.fairness.PersonMarks;
import org.precisionhooks.server.schema.CallDatabase;
import org.precisionhooks.server.schema.HooksSchema;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;

/** The audit of the hooks and of advice, the same in the standalone server and as a plugin. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    /** Before whatever reads a request, after what answers a browser's question in advance. */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 60;

    @Bean
    AuditSeal auditSeal(PrecisionHooksProperties properties) {
        return AuditSeal.of(Optional.ofNullable(properties.audit().key()));
    }

    @Bean
    AuditOutbox auditOutbox(CallDatabase database, AuditSeal seal) {
        return new AuditOutbox(database.jdbc(), seal);
    }

    @Bean
    AuditChain auditChain(DataSource dataSource, AuditSeal seal, HooksSchema schema) {
        return new AuditChain(dataSource, seal);
    }

    @Bean
    AuditTrail auditTrail(DataSource dataSource, AuditChain chain, AuditSeal seal) {
        return new JdbcAuditTrail(dataSource, chain, seal);
    }

    @Bean
    AuditWatch auditWatch(JdbcTemplate jdbc) {
        return new AuditWatch(jdbc);
    }

    @Bean
    AuditWorker auditWorker(AuditChain chain, AuditWatch watch, AuditOutbox outbox, Clock clock) {
        return new AuditWorker(chain, watch, outbox, clock);
    }

    @Bean
    Keeping auditKeeping(AuditOutbox outbox, AuditWatch watch, DataSource dataSource) {
        return new Keeping(outbox, watch, new DatabasePool(dataSource));
    }

    @Bean
    AdviceCounts auditLog(AuditOutbox outbox, JdbcTemplate jdbc, HooksSchema schema) {
        return new AdviceCounts(new AdviceAudit(outbox), new PersonMarks(KeyedHash.of("advice-counts", jdbc)));
    }

    @Bean
    DecisionLog decisionLog(AuditOutbox outbox) {
        return new ConsentAudit(outbox);
    }

    @Bean
    AuditedStart auditedStart(Editions editions, PrecisionHooksProperties properties, AuditOutbox outbox, Clock clock) {
        return new AuditedStart(editions, properties, outbox, clock);
    }

    @Bean
    FilterRegistrationBean<AuditBarrier> hookAudit(PrecisionHooksProperties properties, Keeping keeping, Clock clock) {
        String path = properties.hooks().path();
        return before(path, "hookAudit", new AuditBarrier(new HookEdge(path, new CdsServices()), keeping, clock));
    }

    static FilterRegistrationBean<AuditBarrier> before(String path, String name, AuditBarrier barrier) {
        FilterRegistrationBean<AuditBarrier> filter = new FilterRegistrationBean<>(barrier);
        filter.setName(name);
        filter.addUrlPatterns(path, path + "/*");
        filter.setOrder(ORDER);
        return filter;
    }
}
