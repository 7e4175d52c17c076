package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the server says of its services. */
class DiscoveryIT extends HookIT {

    private static final Set<String> TOKENS = Set.of("context.patientId", "context.userId", "context.encounterId");

    @Test
    void twoCallsGiveTheSameDocument() {
        HttpResponse<String> first = get("/cds-services");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(get("/cds-services").body()).isEqualTo(first.body());
    }

    @Test
    void everyServiceIsCompleteAndAnswers() {
        JsonNode services = json(get("/cds-services")).path("services");

        assertThat(services.findValuesAsText("hook"))
                .containsExactlyInAnyOrder(
                        SELECT,
                        SELECT,
                        SIGN,
                        SIGN,
                        VIEW,
                        VIEW,
                        "order-dispatch",
                        "medication-refill",
                        "medication-verify",
                        "encounter-discharge",
                        "problem-list-item-create",
                        "allergyintolerance-create");
        assertThat(services).allSatisfy(service -> {
            assertThat(service.path("id").asText()).matches("[a-z0-9-]+");
            assertThat(service.path("title").asText()).isNotBlank();
            assertThat(service.path("description").asText()).isNotBlank();
            assertThat(get("/cds-services/" + service.path("id").asText()).statusCode())
                    .as("known, though not to be got")
                    .isEqualTo(405);
        });
    }

    @Test
    void prefetchTemplatesAreRelativeAndUseOnlyTokensOfTheHook() {
        JsonNode services = json(get("/cds-services")).path("services");

        assertThat(services)
                .isNotEmpty()
                .allSatisfy(service -> assertThat(service.path("prefetch"))
                        .isNotEmpty()
                        .allSatisfy(template -> {
                            assertThat(template.asText())
                                    .matches("[A-Z][A-Za-z]+[/?].*")
                                    .doesNotContain("://{{");
                            assertThat(template.asText().replaceAll("\\{\\{(" + String.join("|", TOKENS) + ")}}", ""))
                                    .doesNotContain("{", "}");
                        }));
    }

    @Test
    void everyTemplateIsAnsweredByThisServer() {
        Set<String> templates = new TreeSet<>();
        json(get("/cds-services"))
                .path("services")
                .forEach(service -> service.path("prefetch").forEach(template -> templates.add(template.asText())));

        assertThat(templates)
                .anyMatch(template -> template.startsWith("ServiceRequest?"))
                .allSatisfy(template -> {
                    String query = template.replace("{{context.patientId}}", "demo-clopidogrel-poor")
                            .replace("|", "%7C");
                    assertThat(get("/fhir/" + query).statusCode()).as(query).isEqualTo(200);
                });
    }

    @Test
    void documentHasNoEmptyValues() {
        assertThat(get("/cds-services").body()).doesNotContain("null", "\"\"", "[]", "{}");
    }
}
