package org.precisionhooks.server.audit;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.precisionhooks.fhir.audit.AuditAgent;
import org.precisionhooks.fhir.audit.AuditDetail;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.knowledge.Table;
import org.precisionhooks.server.edition.Edition;
import org.precisionhooks.server.edition.Editions;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Keeps what the server starts with, and each edition of the knowledge that takes the place of another; policies and
 * registrations cannot change while it runs. A start that cannot be audited ends, and the server is not ready before.
 */
public final class AuditedStart implements ApplicationRunner {

    private static final String POLICY = "consent/";

    private final Editions editions;
    private final PrecisionHooksProperties properties;
    private final AuditOutbox outbox;
    private final Clock clock;

    AuditedStart(Editions editions, PrecisionHooksProperties properties, AuditOutbox outbox, Clock clock) {
        this.editions = editions;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Map<String, String> tables = versions(editions.tables());
        Interaction start = Interaction.alone(clock.instant());
        outbox.append(List.of(
                event(start, "knowledge", tables),
                event(start, "policy", of(POLICY, tables)),
                event(start, "registrations", registrations())));
    }

    /** An edition that takes the place of another one. */
    public void taken(Edition edition) {
        Interaction own = Interactions.current().orElseGet(() -> Interaction.alone(clock.instant()));
        outbox.append(
                List.of(event(own, "knowledge", versions(edition.knowledge().tables()))));
    }

    private static Map<String, String> versions(Collection<Table<?>> tables) {
        return tables.stream()
                .collect(Collectors.toMap(Table::name, AuditedStart::version, (one, other) -> one, TreeMap::new));
    }

    private static Map<String, String> of(String folder, Map<String, String> tables) {
        return tables.entrySet().stream()
                .filter(table -> table.getKey().startsWith(folder))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String version(Table<?> table) {
        return table.provenance().version() + " " + table.digest();
    }

    private Map<String, String> registrations() {
        Map<String, String> registrations = new TreeMap<>();
        registrations.put("mode", properties.security().mode().name());
        properties
                .authorization()
                .forEach((id, server) -> registrations.put("authorization " + id, String.valueOf(server.issuer())));
        properties
                .clients()
                .forEach((id, client) -> registrations.put("client " + id, String.valueOf(client.issuer())));
        return registrations;
    }

    private static AuditRecord event(Interaction start, String matter, Map<String, String> settings) {
        return start.event(
                AuditKind.ADMINISTRATION,
                matter,
                AuditOutcome.SUCCESS,
                AuditAgent.server(),
                Optional.empty(),
                AuditDetail.running(settings));
    }
}
