package org.precisionhooks.server;

import java.time.Clock;
import java.time.Duration;
import org.precisionhooks.cdshooks.feedback.JdbcCardStatistics;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.fhir.operation.audit.AccessReport;
import org.precisionhooks.fhir.operation.audit.BreakGlassReviews;
import org.precisionhooks.fhir.operation.audit.ConsentExplain;
import org.precisionhooks.fhir.operation.audit.VerifyAudit;
import org.precisionhooks.fhir.operation.statistics.CardReport;
import org.precisionhooks.fhir.operation.statistics.FairnessReport;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.server.fairness.AdviceCounts;
import org.precisionhooks.server.fairness.JdbcFairnessStatistics;
import org.precisionhooks.server.fairness.JdbcToldCounts;
import org.precisionhooks.server.fairness.SteppedStatistics;
import org.precisionhooks.server.overrides.JdbcReviewQueue;
import org.precisionhooks.server.schema.HooksSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The operations for those who run and watch the server: reports, the audit, and what consent says. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    CardReport cardReport(JdbcTemplate jdbc, HooksSchema schema, Callers callers) {
        return new CardReport(new JdbcCardStatistics(jdbc), callers);
    }

    /** What was counted since the last time is written when the server ends. */
    @Bean(destroyMethod = "write")
    JdbcFairnessStatistics fairnessStatistics(JdbcTemplate jdbc, HooksSchema schema, AdviceCounts counts, Clock clock) {
        return new JdbcFairnessStatistics(jdbc, counts, clock);
    }

    @Bean
    Housekeeping adviceCountKeeping(JdbcFairnessStatistics statistics) {
        return new Housekeeping("advice-counts", statistics::write, Duration.ofMinutes(1));
    }

    @Bean
    FairnessReport fairnessReport(JdbcFairnessStatistics statistics, JdbcTemplate jdbc, Callers callers, Clock clock) {
        return new FairnessReport(new SteppedStatistics(statistics, new JdbcToldCounts(jdbc), clock), callers);
    }

    @Bean
    VerifyAudit verifyAudit(AuditTrail audit, Callers callers) {
        return new VerifyAudit(audit, callers);
    }

    @Bean
    AccessReport accessReport(AuditTrail audit, Callers callers) {
        return new AccessReport(audit, callers);
    }

    @Bean
    ConsentExplain consentExplain(
            ConsentGate gate, ResourceSource store, PatientReaders readers, Callers callers, Clock clock) {
        return new ConsentExplain(gate, store, readers, callers, clock);
    }

    @Bean
    BreakGlassReviews breakGlassReviews(JdbcTemplate jdbc, HooksSchema schema, Callers callers, Clock clock) {
        return new BreakGlassReviews(new JdbcReviewQueue(jdbc), callers, clock);
    }
}
