package org.precisionhooks.fhir.audit;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * An event in plain words, for the patient.
 *
 * @param event what happened
 */
public record AccessWords(AuditRecord event) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The user and the client for which they acted. */
    public String who() {
        String client = event.agent().client().isEmpty()
                ? "an unknown caller"
                : event.agent().client();
        return event.agent().user().map(user -> user + " by " + client).orElse(client);
    }

    public String what() {
        String data = event.detail().data().isEmpty()
                ? "data"
                : String.join(", ", event.detail().data());
        return switch (event.kind()) {
            case READ -> "read " + data;
            case HISTORY -> "read earlier versions of " + data;
            case SEARCH -> "searched for data";
            case CREATE -> "added " + data;
            case UPDATE -> "changed " + data;
            case DELETE -> "deleted " + data;
            case BUNDLE -> "sent several requests at once (" + event.action() + ")";
            case OPERATION -> "used the operation " + event.action();
            case HOOK -> "asked for advice at " + event.action();
            case FEEDBACK -> "told what became of advice at " + event.action();
            case DECISION -> decision();
            case AUTHENTICATION -> "tried to get access without proof of who they are";
            case ADMINISTRATION -> "worked on the server: " + event.action();
            case CAPABILITIES, OTHER -> "made a request";
        };
    }

    public List<String> purposes() {
        return event.agent().purposes().stream().map(BalpAgents::words).toList();
    }

    /** How it ended: {@code answered}, {@code not-answered}, {@code refused}, {@code failed}, {@code permitted}, {@code withheld}. */
    public String outcome() {
        boolean decision = event.kind() == AuditKind.DECISION;
        return switch (event.outcome()) {
            case SUCCESS -> decision ? "permitted" : "answered";
            case MINOR -> "not-answered";
            case SERIOUS -> decision ? "withheld" : "refused";
            case MAJOR -> "failed";
        };
    }

    public String sentence() {
        String why = purposes().isEmpty() ? "" : ", for " + String.join(" and ", purposes());
        return TIME.format(event.time()) + ": " + who() + " " + what() + why + " (" + outcome() + ").";
    }

    private String decision() {
        return event.detail()
                .decision()
                .map(note -> (note.permitted() ? "was allowed to use " : "was not shown ")
                        + (note.resources().isEmpty() ? "data" : String.join(", ", note.resources()))
                        + (note.consents().isEmpty()
                                ? " by the policy of this server"
                                : " because of " + String.join(", ", note.consents())))
                .orElse("was decided on");
    }
}
