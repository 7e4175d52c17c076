package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Checklist 5 to 12. */
class DiscoveryTest {

    private final HookFixture fixture = new HookFixture();

    @Test
    void listsEachServiceWithItsHookAndVersions() throws Exception {
        JsonNode services =
                HookFixture.MAPPER.readTree(HookFixture.text(discovery())).path("services");
        Set<String> ids = new HashSet<>();
        for (JsonNode service : services) {
            assertThat(service.path("id").asText()).matches("[a-z0-9-]+");
            assertThat(ids.add(service.path("id").asText())).isTrue();
            assertThat(service.path("hook").asText()).isIn("patient-view", "order-select", "order-sign");
            assertThat(service.path("description").asText()).isNotBlank();
            assertThat(service.path("title").asText()).isNotBlank();
            assertThat(service.path("version").asText()).isEqualTo("2.0.1");
            assertThat(service.path("hookVersion").asText()).isEqualTo("1.0");
            assertThat(service.path("usageRequirements").isTextual()).isTrue();
        }
        assertThat(ids).containsExactlyInAnyOrder(HookFixture.SELECT, HookFixture.SIGN, HookFixture.VIEW);
    }

    @Test
    void templatesUseOnlyTheRestrictedSubsetAndLegalTokens() throws Exception {
        JsonNode services =
                HookFixture.MAPPER.readTree(HookFixture.text(discovery())).path("services");
        for (JsonNode service : services) {
            assertThat(service.path("prefetch")).isNotEmpty();
            service.path("prefetch")
                    .forEach(
                            template -> assertThat(template.asText())
                                    .matches(
                                            "Patient/\\{\\{context\\.patientId}}"
                                                    + "|[A-Z][A-Za-z]+\\?patient=\\{\\{context\\.patientId}}(&(category|status)=[A-Za-z0-9:/.|,-]+)?"));
        }
    }

    @Test
    void isTheSameOnEveryCallAndNeverCached() throws Exception {
        MockHttpServletResponse response = discovery();
        assertThat(response.getContentAsByteArray()).isEqualTo(discovery().getContentAsByteArray());
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("ETag")).isNull();
        assertThat(HookFixture.text(response)).doesNotContain("null");
    }

    @Test
    void isReadWhateverTypeIsAccepted() throws Exception {
        assertThat(fixture.mvc()
                        .perform(get("/cds-services").accept("application/xml"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void refusesToBePosted() throws Exception {
        MockHttpServletResponse response = fixture.mvc()
                .perform(post("/cds-services").contentType("application/json").content("{}"))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(HookFixture.text(response)).contains("OperationOutcome");
    }

    private MockHttpServletResponse discovery() throws Exception {
        MockHttpServletResponse response =
                fixture.mvc().perform(get("/cds-services")).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response;
    }
}
