package org.precisionhooks.cdshooks;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.precisionhooks.cdshooks.card.CardConfiguration;
import org.precisionhooks.cdshooks.card.CardKind;
import org.precisionhooks.cdshooks.card.Notices;
import org.precisionhooks.cdshooks.hook.ServiceDefinition;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.fhir.source.PrefetchKey;

/** The discovery document (CDS Hooks 2.0.1; {@code version} and {@code hookVersion} from 3.0). */
record Discovery(List<Entry> services) {

    /** The version of CDS Hooks that is spoken. */
    private static final String CDS_HOOKS = "2.0.1";

    private static final String OPTIONS = "davinci-crd.configuration-options";

    record Entry(
            String hook,
            String id,
            String title,
            String description,
            String version,
            String hookVersion,
            String usageRequirements,
            Map<String, String> prefetch,
            Map<String, List<ConfigurationOption>> extension) {}

    /**
     * What a client may configure (Da Vinci CRD).
     *
     * @param type JSON type of the value, {@code boolean} or {@code integer}
     */
    record ConfigurationOption(
            String code,
            String type,
            String name,
            String description,
            @JsonProperty("default") Object standard) {}

    /** @param maxCards cards in one answer where a call does not ask for another number */
    static Discovery of(List<ServiceDefinition> services, int maxCards, NoticeMode notice) {
        return new Discovery(services.stream()
                .map(service -> entry(service, maxCards, notice))
                .toList());
    }

    private static Entry entry(ServiceDefinition service, int maxCards, NoticeMode notice) {
        return new Entry(
                service.hook().code(),
                service.id(),
                service.title(),
                service.description(),
                CDS_HOOKS,
                service.hook().version(),
                requirements(service, notice),
                service.prefetch().stream()
                        .collect(toMap(
                                PrefetchKey::name,
                                PrefetchKey::template,
                                (first, second) -> first,
                                LinkedHashMap::new)),
                Map.of(OPTIONS, options(service, maxCards)));
    }

    private static String requirements(ServiceDefinition service, NoticeMode notice) {
        return notice == NoticeMode.NEUTRAL
                ? service.usageRequirements() + ". " + Notices.NEUTRAL
                : service.usageRequirements();
    }

    private static List<ConfigurationOption> options(ServiceDefinition service, int maxCards) {
        ConfigurationOption most = new ConfigurationOption(
                CardConfiguration.MAX_CARDS,
                "integer",
                "Maximum cards",
                "Most cards in one answer, the most urgent first; what is beyond them stands together in the last card."
                        + " Less than 1 counts as 1.",
                maxCards);
        return Stream.concat(Stream.of(most), CardKind.at(service).stream().map(Discovery::option))
                .toList();
    }

    private static ConfigurationOption option(CardKind kind) {
        return new ConfigurationOption(kind.code(), "boolean", kind.title(), kind.description(), true);
    }
}
