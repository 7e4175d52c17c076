package org.precisionhooks.consent.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.AccessRequest.BreakGlass;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.fhir.read.consent.ConsentDocumentReader;

/** Reads the parts of a consent case: request, consents, resources. */
public final class CaseJson {

    private static final Set<String> AUTHORS = Set.of(
            "performer", "author", "recorder", "asserter", "requester", "resultsInterpreter", "informationSource");
    private static final List<String> TIMES = List.of(
            "effectiveDateTime",
            "effectivePeriod",
            "performedDateTime",
            "performedPeriod",
            "onsetDateTime",
            "authoredOn",
            "recordedDate",
            "date",
            "issued");

    private CaseJson() {}

    /** A case without origin uses the plain set of actions, which is that of reading. */
    static AccessRequest request(JsonNode json) {
        Action action = Action.valueOf(json.path("action").asText("read").toUpperCase(Locale.ROOT));
        return new AccessRequest(
                Instant.parse(json.path("time").asText()),
                requester(json),
                codings(json.path("purposes")),
                action == Action.CDS && !json.has("origin") ? Action.READ : action,
                Set.copyOf(codings(json.path("policyCodes"))),
                breakGlass(json.path("breakGlass")));
    }

    public static List<ConsentDocument> consents(JsonNode consents, JsonNode supporting) {
        Map<String, JsonNode> byReference = new HashMap<>();
        supporting.forEach(resource -> byReference.put(reference(resource), resource));
        ConsentDocumentReader reader =
                new ConsentDocumentReader(ZoneOffset.UTC, reference -> Optional.ofNullable(byReference.get(reference)));
        return stream(consents).stream().map(reader::read).toList();
    }

    static LabelledResource labelled(JsonNode resource, JsonNode domains, DataOrigin origin) {
        Set<String> names = new HashSet<>();
        domains.forEach(domain -> names.add(domain.asText()));
        ResourceView view = view(resource, origin);
        return new LabelledResource(view, names, view.labels());
    }

    static ResourceView view(JsonNode resource, DataOrigin origin) {
        Set<String> patients = new HashSet<>();
        Set<String> authors = new HashSet<>();
        Set<String> related = new HashSet<>();
        resource.properties().forEach(field -> {
            Set<String> target = AUTHORS.contains(field.getKey()) ? authors : related;
            references(field.getValue())
                    .forEach(reference -> (reference.startsWith("Patient/") ? patients : target).add(reference));
        });
        if (resource.path("resourceType").asText().equals("Patient")) {
            patients.add(reference(resource));
        }
        return new ResourceView(
                resource.path("resourceType").asText(),
                resource.path("id").asText(),
                resource.path("meta").path("versionId").asText(),
                origin,
                patients,
                codings(resource.path("meta").path("security")),
                codings(resource.path("code").path("coding")),
                Set.copyOf(texts(resource.path("genes"))),
                resource.path("genomic").asBoolean(false),
                time(resource),
                authors,
                related,
                Set.copyOf(texts(resource.path("meta").path("profile"))));
    }

    static List<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static Requester requester(JsonNode request) {
        JsonNode requester = request.path("requester");
        Requester.Relation relation = Requester.Relation.valueOf(request.path("relation")
                .asText("other")
                .toUpperCase(Locale.ROOT)
                .replace('-', '_'));
        List<Coding> identifiers = stream(requester.path("identifiers")).stream()
                .map(identifier -> Coding.of(
                        identifier.path("system").asText(),
                        identifier.path("value").asText()))
                .toList();
        return new Requester(
                Set.copyOf(texts(requester.path("references"))),
                Set.copyOf(identifiers),
                Set.copyOf(texts(requester.path("organizations"))),
                Set.of(),
                Set.copyOf(texts(requester.path("groups"))),
                "client",
                "tenant",
                relation);
    }

    private static Optional<BreakGlass> breakGlass(JsonNode json) {
        return json.isObject()
                ? Optional.of(new BreakGlass(
                        json.path("declared").asBoolean(),
                        json.path("reason").asText(""),
                        json.path("userAuthenticated").asBoolean(),
                        json.path("roleAllowed").asBoolean()))
                : Optional.empty();
    }

    private static Optional<ClinicalTime> time(JsonNode resource) {
        return TIMES.stream()
                .map(resource::path)
                .filter(value -> !value.isMissingNode())
                .findFirst()
                .flatMap(value -> value.isTextual()
                        ? instant(value)
                        : ClinicalTime.between(instant(value.path("start")), instant(value.path("end"))));
    }

    private static Optional<ClinicalTime> instant(JsonNode value) {
        return value.isTextual() ? ClinicalTime.parse(value.asText(), ZoneOffset.UTC) : Optional.empty();
    }

    private static List<String> references(JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node.path("reference").isTextual()) {
            found.add(node.path("reference").asText());
        }
        node.forEach(child -> found.addAll(references(child)));
        return found;
    }

    private static List<Coding> codings(JsonNode array) {
        return stream(array).stream()
                .map(node -> Coding.of(
                        node.path("system").asText(), node.path("code").asText()))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return stream(array).stream().map(JsonNode::asText).toList();
    }

    private static String reference(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }
}
