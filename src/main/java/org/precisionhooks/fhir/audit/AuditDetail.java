package org.precisionhooks.fhir.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an event beyond what it can be looked up by: references and codes, never content.
 *
 * @param method method of the HTTP request
 * @param status status of the HTTP answer; 0 where there was none
 * @param server network address at which the server was asked
 * @param requestId the caller's X-Request-Id, or the server's
 * @param data the resources concerned, with version where it is known
 * @param query what a search asked, as it was sent; only for the eyes of who may read the audit
 * @param decision the consent decision, where the event is one
 * @param rules rules that spoke in the answer
 * @param settings what the server runs with, by name
 */
public record AuditDetail(
        String method,
        int status,
        String server,
        Optional<String> requestId,
        List<String> data,
        Optional<String> query,
        Optional<DecisionNote> decision,
        List<String> rules,
        Map<String, String> settings) {

    public static final AuditDetail NONE = new AuditDetail(
            "", 0, "", Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of(), Map.of());

    public AuditDetail {
        data = List.copyOf(data);
        rules = List.copyOf(rules);
        settings = Map.copyOf(settings);
    }

    public AuditDetail of(List<String> references) {
        return new AuditDetail(method, status, server, requestId, references, query, decision, rules, settings);
    }

    public AuditDetail deciding(DecisionNote note) {
        return new AuditDetail(method, status, server, requestId, data, query, Optional.of(note), rules, settings);
    }

    public AuditDetail saying(List<String> spoken) {
        return new AuditDetail(method, status, server, requestId, data, query, decision, spoken, settings);
    }

    public AuditDetail asking(Optional<String> asked) {
        return new AuditDetail(method, status, server, requestId, data, asked, decision, rules, settings);
    }

    public static AuditDetail running(Map<String, String> settings) {
        return new AuditDetail(
                "", 0, "", Optional.empty(), List.of(), Optional.empty(), Optional.empty(), List.of(), settings);
    }
}
