package org.precisionhooks.consent.label;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What resources of each FHIR type may hold: the one list of types for consent, access and labels. */
public final class ResourceTypes {

    private final Map<String, ResourceTypeRow> rows = new HashMap<>();

    public ResourceTypes(List<ResourceTypeRow> rows) {
        for (ResourceTypeRow row : rows) {
            this.rows.put(row.type(), row);
        }
    }

    /** Of whom a type speaks; one that is not listed is closed. */
    public Content content(String type) {
        ResourceTypeRow row = rows.get(type);
        return row == null ? Content.CLOSED : row.content();
    }

    /** The knowledge domain of a resource that speaks of no gene, empty when its type does not tell. */
    public Optional<String> domain(String type) {
        return Optional.ofNullable(rows.get(type)).map(ResourceTypeRow::domain).filter(Predicate.not(String::isEmpty));
    }

    /** Of whom resources of a type speak. */
    public enum Content {
        /** Of patients: consent is asked. */
        PATIENT,
        /** Of nobody: knowledge, definitions, directories. */
        OPEN,
        /** Of consents and uses: for roles, and for the patient whom they are about (consent.md section 11). */
        RESERVED,
        /** Of anybody or of the server itself: for whoever answers for it. */
        CLOSED
    }
}
