package org.precisionhooks.server;

import ca.uhn.fhir.batch2.api.IJobCoordinator;
import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.batch2.model.JobDefinition;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.index.IndexRebuild;
import org.precisionhooks.fhir.index.RebuildWork;
import org.precisionhooks.fhir.job.JobKind;
import org.precisionhooks.fhir.job.JobStarter;
import org.precisionhooks.fhir.job.JobWatch;
import org.precisionhooks.fhir.job.Jobs;
import org.precisionhooks.fhir.operation.JobStatus;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.jobs.BatchJobParameters;
import org.precisionhooks.server.jobs.BatchJobs;
import org.precisionhooks.server.schema.HooksSchema;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Work beside requests. */
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    @Bean
    Jobs jobs(DataSource dataSource, HooksSchema schema, PlatformTransactionManager transactions, Clock clock) {
        TransactionTemplate alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new Jobs(new JdbcTemplate(dataSource), alone, clock);
    }

    @Bean
    JobStatus jobStatus(Jobs jobs, Callers callers) {
        return new JobStatus(jobs, callers);
    }

    @Bean
    JobDefinition<BatchJobParameters> rebuildJob(IndexRebuild rebuild, Jobs jobs, Editions editions) {
        return BatchJobs.definition(JobKind.REBUILD, new WorkOfOneEdition(editions, new RebuildWork(rebuild, jobs)));
    }

    /** On every node: a job whose node is gone is begun again by another. */
    @Bean(destroyMethod = "close")
    Housekeeping abandonedJobs(Jobs jobs, JobStarter starter, PrecisionHooksProperties properties) {
        JobWatch watch = new JobWatch(jobs, properties.imports().silence());
        return new Housekeeping("jobs", () -> watch.look(starter), Duration.ofMinutes(1));
    }

    @Bean
    JobStarter jobStarter(ObjectProvider<BatchJobs.Starting> starting) {
        return BatchJobs.starter(starting::getObject);
    }

    /** Made when the first job comes: as a plugin, this is read before HAPI's jobs are there. */
    @Bean
    @Lazy
    BatchJobs.Starting batchStarting(IJobCoordinator jobs, IJobMaintenanceService maintenance) {
        return new BatchJobs.Starting(jobs, maintenance);
    }
}
