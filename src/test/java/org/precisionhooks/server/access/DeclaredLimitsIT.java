package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.access.TestCallers.Who.CLINICIAN;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The CapabilityStatement says what is open, and no more. */
class DeclaredLimitsIT extends AccessIT {

    @Test
    void whatIsRefusedIsNotDeclared() {
        JsonNode rest = json(get(CLINICIAN, "/metadata")).at("/rest/0");

        assertThat(codes(rest)).contains("transaction").doesNotContain("history-system", "search-system");
        for (JsonNode resource : rest.path("resource")) {
            String type = resource.path("type").asText();
            assertThat(codes(resource)).as(type).contains("read").doesNotContain("history-type");
            assertThat(resource.path("conditionalDelete").asText()).isEqualTo("not-supported");
            assertThat(resource.path("updateCreate").asBoolean()).isFalse();
            assertThat(resource.path("searchParam").findValuesAsText("name"))
                    .as(type)
                    .doesNotContain("_has", "_filter", "_list");
            assertThat(resource.path("searchInclude").toString()).doesNotContain("\"*\"");
            assertThat(resource.toString()).doesNotContain("resourceCount");
        }
        assertThat(codes(resource(rest, "Consent")))
                .contains("create", "update")
                .doesNotContain("delete");
        assertThat(codes(resource(rest, "AuditEvent"))).doesNotContain("create", "update", "patch", "delete");
        assertThat(rest.path("documentation").asText()).contains("Consent is asked on every path");
    }

    @Test
    void operationsThatAreOffAreNotDeclared() {
        String statement = get(CLINICIAN, "/metadata").body();

        assertThat(statement).contains("precision-recommendations", "\"everything\"");
        assertThat(statement)
                .doesNotContain(
                        "\"meta\"",
                        "graphql",
                        "\"export\"",
                        "expunge",
                        "reindex",
                        "\"lastn\"",
                        "\"document\"",
                        "\"diff\"");
    }

    private static JsonNode resource(JsonNode rest, String type) {
        return StreamSupport.stream(rest.path("resource").spliterator(), false)
                .filter(resource -> resource.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> codes(JsonNode component) {
        return component.path("interaction").findValuesAsText("code");
    }
}
