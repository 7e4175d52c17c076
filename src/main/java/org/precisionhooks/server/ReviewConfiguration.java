package org.precisionhooks.server;

import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.fhir.label.ContentLabels;
import org.precisionhooks.fhir.review.ResultChanges;
import org.precisionhooks.fhir.review.ResultReviews;
import org.precisionhooks.fhir.review.ReviewQueue;
import org.precisionhooks.fhir.review.ReviewTasks;
import org.precisionhooks.fhir.review.ReviewedFindings;
import org.precisionhooks.fhir.review.TreatingTeam;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.advice.ResultTask;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.edition.Made;
import org.precisionhooks.server.schema.HooksSchema;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Reviews of drugs when a genetic result is stored; they start where the site has named who works on the tasks. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    /** In one second: an import of many patients is worked off beside the requests, not before them. */
    private static final int REVIEWS_AT_ONCE = 10;

    @Bean
    ReviewQueue reviewQueue(DataSource dataSource, HooksSchema schema) {
        return new ReviewQueue(dataSource);
    }

    @Bean
    ReviewTasks.Ports reviewTaskPorts(
            DataSource dataSource, HooksSchema schema, DaoRegistry daos, PlatformTransactionManager transactions) {
        return new ReviewTasks.Ports(new ReviewedFindings(dataSource), new DaoTasks(daos, transactions));
    }

    @Bean
    ResultReviewing resultReviewing(
            ReviewQueue queue,
            ReviewTasks.Ports ports,
            ResourceSource store,
            PatientReaders readers,
            Adviser adviser,
            Made<GeneCodes> codes,
            Clock clock) {
        return team -> new ResultReviews(
                queue,
                new ResultReviews.Reading(store, readers),
                adviser,
                new ReviewTasks(ports, () -> new ResultTask(codes.get()), team),
                team,
                clock);
    }

    /** Reviews for a team. */
    @FunctionalInterface
    interface ResultReviewing {
        ResultReviews of(TreatingTeam team);
    }

    /** In the registry of the storage, so that it sees results by whatever way they come. */
    @Bean
    @ConditionalOnProperty("precision-hooks.new-results.owner")
    ResultChanges resultChanges(
            ContentLabels contents,
            ReviewQueue queue,
            PrecisionHooksProperties properties,
            Clock clock,
            IInterceptorService storage) {
        ResultChanges changes =
                new ResultChanges(contents, queue, properties.newResults().delay(), clock);
        storage.registerInterceptor(changes);
        return changes;
    }

    /** On every node, one patient at a time. */
    @Bean(destroyMethod = "close")
    @ConditionalOnProperty("precision-hooks.new-results.owner")
    Housekeeping reviewWorker(ResultReviewing reviewing, Editions editions, PrecisionHooksProperties properties) {
        ResultReviews reviews = reviewing.of(properties.newResults().team().orElseThrow());
        return new Housekeeping(
                "reviews", () -> editions.during(() -> reviews.work(REVIEWS_AT_ONCE)), Duration.ofSeconds(1));
    }
}
