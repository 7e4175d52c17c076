package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.consent.tenant.ConsentAuthority;

/**
 * Which data of a patient a request is to be answered from.
 *
 * @param orders Bundle of the orders asked about, drafts or signed, whose products are looked for too; missing when there is none
 * @param tokens values of the tokens in prefetch templates, by name
 * @param server the caller's FHIR server, where it names one that it lets us read
 * @param authority whose consents decide
 */
public record RecordQuery(
        String patientId,
        Prefetch prefetch,
        JsonNode orders,
        Map<String, String> tokens,
        Optional<ServerGrant> server,
        ConsentAuthority authority) {

    public RecordQuery {
        tokens = Map.copyOf(tokens);
    }

    /** Without content, so that no record reaches a log. */
    @Override
    public String toString() {
        return "RecordQuery[redacted]";
    }
}
