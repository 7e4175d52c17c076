package org.precisionhooks.cdshooks.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Urgency;
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
 * @param findings what the card tells; not written
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
        @JsonIgnore String rule,
        @JsonIgnore List<Finding> findings) {

    public Card {
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
        links = List.copyOf(links);
        findings = List.copyOf(findings);
    }

    Card withUrgency(Urgency urgency) {
        return new Card(
                uuid,
                summary,
                urgency.name().toLowerCase(Locale.ROOT),
                detail,
                source,
                suggestions,
                selectionBehavior,
                overrideReasons,
                links,
                rule,
                findings);
    }

    /** The guidance behind a card. */
    public record Source(String label, String url, Coding topic) {}

    /**
     * Something that the user may accept.
     *
     * @param recommended whether it is the one to take; written only if so
     * @param actionSelectionBehavior {@code all} towards clients that know it and for several actions, else empty
     */
    public record Suggestion(
            String label,
            UUID uuid,

            @JsonProperty("isRecommended") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            boolean recommended,

            String actionSelectionBehavior,
            List<Action> actions) {

        public Suggestion {
            actions = List.copyOf(actions);
        }

        Suggestion asRecommended() {
            return new Suggestion(label, uuid, true, actionSelectionBehavior, actions);
        }
    }

    /**
     * A change that a suggestion makes.
     *
     * @param type create, update or delete
     * @param description the text that some clients show in place of the label
     * @param resource the whole resource, for create and update
     * @param resourceId {@code Type/id}, for delete
     */
    public record Action(String type, String description, JsonNode resource, String resourceId) {

        boolean isRemoval() {
            return type.equals("delete");
        }

        String resourceType() {
            return isRemoval()
                    ? resourceId.substring(0, resourceId.indexOf('/'))
                    : resource.path("resourceType").asText("");
        }
    }

    /**
     * A link out, always https.
     *
     * @param autolaunchable whether the client may open it at once; written only if so
     */
    public record Link(
            String label,
            String url,
            String type,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean autolaunchable) {

        /** The link as this client may get it. */
        public Link towards(ClientProfile profile) {
            return new Link(label, url, type, autolaunchable && profile.row().autolaunch());
        }
    }
}
