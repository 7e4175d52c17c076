package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.precisionhooks.facts.Coding;

/**
 * One card (CDS Hooks 2.0.1, card attributes); empty parts are not written.
 *
 * @param uuid new in every response
 * @param summary one line under 140 characters
 * @param indicator info, warning or critical
 * @param detail GitHub-flavoured Markdown without HTML
 * @param selectionBehavior empty without suggestions
 * @param rule the rule that fired, for feedback; not written
 */
public record Card(
        UUID uuid,
        String summary,
        String indicator,
        String detail,
        Source source,
        List<Suggestion> suggestions,
        String selectionBehavior,
        List<Coding> overrideReasons,
        List<Link> links,
        @JsonIgnore String rule) {

    public Card {
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
        links = List.copyOf(links);
    }

    /** The guidance behind a card. */
    public record Source(String label, String url, Coding topic) {}

    /** Something that the user may accept. */
    public record Suggestion(String label, UUID uuid, List<Action> actions) {}

    /**
     * A change that a suggestion makes.
     *
     * @param type create, update or delete
     * @param description the text that some clients show in place of the label
     * @param resource the whole resource, for create and update
     * @param resourceId {@code Type/id}, for delete
     */
    public record Action(String type, String description, JsonNode resource, String resourceId) {}

    /** A link out, always https. */
    public record Link(String label, String url, String type) {}
}
