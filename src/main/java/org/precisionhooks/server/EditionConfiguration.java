package org.precisionhooks.server;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.operation.Releases;
import org.precisionhooks.fhir.operation.ReloadKnowledge;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.release.TableDifference;
import org.precisionhooks.server.audit.AuditedStart;
import org.precisionhooks.server.edition.AnnouncedEdition;
import org.precisionhooks.server.edition.EditionFilter;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.edition.KnowledgeFolders;
import org.precisionhooks.server.edition.KnowledgeReload;
import org.precisionhooks.server.schema.HooksSchema;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;

/** How another edition of the knowledge takes the place of the one that answers. */
@Configuration(proxyBeanMethods = false)
class EditionConfiguration {

    @Bean
    KnowledgeReload knowledgeReload(
            Editions editions,
            KnowledgeFolders folders,
            DataSource dataSource,
            HooksSchema schema,
            AuditedStart audit,
            Clock clock) {
        return new KnowledgeReload(
                editions, folders, new AnnouncedEdition(new JdbcTemplate(dataSource), clock), audit::taken);
    }

    @Bean
    ApplicationRunner announcedStart(KnowledgeReload reload) {
        return arguments -> reload.started();
    }

    /** On every node. */
    @Bean(destroyMethod = "close")
    Housekeeping followedEdition(KnowledgeReload reload, PrecisionHooksProperties properties) {
        Duration period = properties.knowledge().follow();
        return period.isZero()
                ? new Housekeeping("edition", () -> {})
                : new Housekeeping("edition", reload::follow, period);
    }

    /** Before whatever answers, so that no part of a request meets another edition than the rest. */
    @Bean
    FilterRegistrationBean<EditionFilter> editionFilter(Editions editions) {
        FilterRegistrationBean<EditionFilter> filter = new FilterRegistrationBean<>(new EditionFilter(editions));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        return filter;
    }

    @Bean
    ReloadKnowledge reloadKnowledge(KnowledgeReload reload, Callers callers) {
        return new ReloadKnowledge(() -> reloaded(reload), callers);
    }

    private static ReloadKnowledge.Reloaded reloaded(KnowledgeReload reload) {
        try {
            Editions.Exchange exchange = reload.take();
            return new ReloadKnowledge.Reloaded(
                    exchange.before().digest(), exchange.after().digest(), changes(exchange));
        } catch (KnowledgeReload.NotTaken e) {
            throw new Releases.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** Of tables that the folders have or had a file of; the built-in ones are the same. */
    private static List<Releases.Change> changes(Editions.Exchange exchange) {
        Knowledge before = exchange.before().knowledge();
        Knowledge after = exchange.after().knowledge();
        Set<String> tables = new TreeSet<>(before.siteTables());
        tables.addAll(after.siteTables());
        return tables.stream()
                .filter(table -> !before.agreesOn(table, after))
                .map(table -> TableDifference.between(before.raw(table), after.raw(table)))
                .filter(difference -> !difference.isEmpty())
                .map(KnowledgeReleases::change)
                .toList();
    }
}
