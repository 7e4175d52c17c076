package org.precisionhooks.fhir.read.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;

/**
 * Reads an R4 Consent (consent.md sections 4 and 5). It never fails: what cannot be read leaves a document that
 * permits nothing, so that one bad entry does not lose the others.
 */
public final class ConsentDocumentReader {

    private final ZoneId zone;
    private final Function<String, Optional<JsonNode>> lookup;

    /**
     * Reads in a zone, with a way to follow references.
     *
     * @param zone the zone in which dates without an offset are meant
     * @param lookup finds the resource of a reference, as far as it is at hand: Group, CareTeam, PractitionerRole,
     *     Organization, Practitioner, and data that provisions name
     */
    public ConsentDocumentReader(ZoneId zone, Function<String, Optional<JsonNode>> lookup) {
        this.zone = zone;
        this.lookup = lookup;
    }

    public ConsentDocument read(JsonNode consent) {
        if (!ConsentJson.text(consent, "resourceType").equals("Consent")) {
            return ConsentDocument.unreadable(ConsentJson.text(consent, "id"), "not a Consent");
        }
        List<String> defects = new ArrayList<>();
        modifiers(consent, defects);
        ProvisionReader provisions = new ProvisionReader(zone, new ActorReader(consent, lookup), defects);
        JsonNode meta = consent.path("meta");
        JsonNode root = consent.path("provision");
        return new ConsentDocument(
                ConsentJson.text(consent, "id"),
                ConsentJson.text(meta, "versionId"),
                time(meta, "lastUpdated").map(ClinicalTime::start),
                Set.copyOf(ConsentJson.identifiers(consent, "identifier")),
                ConsentJson.text(consent, "status"),
                new ConsentDocument.Kind(codings(consent, "scope"), categories(consent)),
                patient(consent),
                time(consent, "dateTime"),
                codings(consent, "policyRule"),
                isDisproved(consent),
                root.isMissingNode() ? Optional.empty() : Optional.of(provisions.root(root)),
                String.join("; ", defects));
    }

    private Optional<ClinicalTime> time(JsonNode node, String field) {
        return ClinicalTime.parse(ConsentJson.text(node, field), zone);
    }

    private static Optional<String> patient(JsonNode consent) {
        String reference = ConsentJson.text(consent.path("patient"), "reference");
        return reference.isEmpty() ? Optional.empty() : Optional.of(reference);
    }

    private static List<Coding> codings(JsonNode consent, String concept) {
        return ConsentJson.codings(consent.path(concept), "coding");
    }

    private static List<Coding> categories(JsonNode consent) {
        return ConsentJson.items(consent, "category").stream()
                .flatMap(category -> ConsentJson.codings(category, "coding").stream())
                .toList();
    }

    private static boolean isDisproved(JsonNode consent) {
        return ConsentJson.items(consent, "verification").stream()
                .map(verification -> verification.path("verified"))
                .anyMatch(verified -> verified.isBoolean() && !verified.asBoolean());
    }

    /** No modifier is known here, so each of them makes the whole unreliable. */
    private static void modifiers(JsonNode consent, List<String> defects) {
        if (ConsentJson.isFilled(consent.path("implicitRules"))) {
            defects.add("implicitRules");
        }
        if (hasModifier(consent)) {
            defects.add("modifierExtension");
        }
    }

    private static boolean hasModifier(JsonNode node) {
        if (ConsentJson.isFilled(node.path("modifierExtension"))) {
            return true;
        }
        for (var field : node.properties()) {
            boolean ours = !field.getKey().equals("contained");
            if (ours && hasModifier(field.getValue())) {
                return true;
            }
        }
        for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
            if (hasModifier(item)) {
                return true;
            }
        }
        return false;
    }
}
