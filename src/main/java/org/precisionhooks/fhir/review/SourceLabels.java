package org.precisionhooks.fhir.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.fhir.label.VersionMeta;

/**
 * The security labels of a record's resources. What is written of some of them has the labels of them all: whoever may not see a
 * drug or a diagnosis must not read of it elsewhere.
 */
final class SourceLabels {

    private final Map<String, List<Coding>> labels = new HashMap<>();

    /** @param stored resources with the labels that they are stored with */
    SourceLabels(List<JsonNode> stored) {
        for (JsonNode json : stored) {
            List<Coding> own = new ArrayList<>();
            for (JsonNode label : json.path("meta").path("security")) {
                own.add(new Coding()
                        .setSystem(label.path("system").asText())
                        .setCode(label.path("code").asText()));
            }
            labels.put(
                    json.path("resourceType").asText() + "/" + json.path("id").asText(), own);
        }
    }

    /** Gives a Task the labels of all that its finding rests on or is about; true when it lacked one. */
    boolean put(Task task, Finding finding) {
        boolean lacked = false;
        for (String source : sources(finding)) {
            for (Coding label : labels.getOrDefault(source, List.of())) {
                if (!VersionMeta.holds(task.getMeta().getSecurity(), label)) {
                    task.getMeta().addSecurity(label.copy());
                    lacked = true;
                }
            }
        }
        return lacked;
    }

    /** In a stable order, so that what they are is part of what a Task says. */
    String of(Finding finding) {
        return sources(finding).stream()
                .flatMap(source -> labels.getOrDefault(source, List.of()).stream())
                .map(label -> label.getSystem() + "|" + label.getCode())
                .distinct()
                .sorted()
                .toList()
                .toString();
    }

    private static Set<String> sources(Finding finding) {
        Set<String> sources = new LinkedHashSet<>();
        Stream.concat(
                        finding.evidence().stream().map(one -> one.source().resource()),
                        finding.order().flatMap(order -> order.reference()).stream())
                .forEach(sources::add);
        return sources;
    }
}
