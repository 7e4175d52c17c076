package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.precisionhooks.cdshooks.hook.Hook;
import org.precisionhooks.cdshooks.hook.HookTest;
import org.precisionhooks.cdshooks.hook.ServiceDefinition;
import org.precisionhooks.fhir.source.PrefetchKey;
import org.springframework.mock.web.MockHttpServletResponse;

/** Checklist 5 to 12. */
class DiscoveryTest {

    private static final Set<String> USER_TOKENS =
            Set.of("userPractitionerId", "userPractitionerRoleId", "userPatientId", "userRelatedPersonId");
    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final String READ = "[A-Z][A-Za-z]+/x";
    private static final String SEARCH =
            "[A-Z][A-Za-z]+\\?patient=x(&(category|code|status|type)(:in)?=[A-Za-z0-9:/.|,-]+|&date=(eq|lt|gt|ge|le)[0-9-]+"
                    + "|&_count=[0-9]+|&_sort=-?[a-z]+)*";

    private final HookFixture fixture = new HookFixture();

    @Test
    void listsEachServiceWithItsHookAndVersions() throws Exception {
        JsonNode services =
                HookFixture.MAPPER.readTree(HookFixture.text(discovery())).path("services");
        Set<String> ids = new HashSet<>();
        for (JsonNode service : services) {
            assertThat(service.path("id").asText()).matches("[a-z0-9-]+");
            assertThat(ids.add(service.path("id").asText())).isTrue();
            Hook hook = HookTest.hook(service.path("hook").asText());
            assertThat(service.path("id").asText())
                    .isIn("precision-pgx-" + hook.code(), "precision-heart-" + hook.code());
            assertThat(service.path("description").asText()).isNotBlank();
            assertThat(service.path("title").asText()).isNotBlank();
            assertThat(service.path("version").asText()).isEqualTo("2.0.1");
            assertThat(service.path("hookVersion").asText()).isEqualTo(hook.version());
            assertThat(service.path("usageRequirements").isTextual()).isTrue();
        }
        assertThat(ids)
                .containsExactlyInAnyOrder(
                        HookFixture.SELECT,
                        HookFixture.SIGN,
                        HookFixture.VIEW,
                        HookFixture.DISPATCH,
                        HookFixture.REFILL,
                        HookFixture.VERIFY,
                        HookFixture.DISCHARGE,
                        HookFixture.PROBLEM,
                        HookFixture.ALLERGY,
                        "precision-heart-patient-view",
                        "precision-heart-order-select",
                        "precision-heart-order-sign");
    }

    @Test
    void templatesHoldOnlyTokensThatTheirHookAllows() {
        for (ServiceDefinition service : new CdsServices().all()) {
            Set<String> legal = new HashSet<>(service.hook().tokens());
            legal.addAll(USER_TOKENS);
            for (PrefetchKey key : service.prefetch()) {
                Matcher token = TOKEN.matcher(key.template());
                while (token.find()) {
                    assertThat(legal).as(service.id() + " " + key.name()).contains(token.group(1));
                }
                assertThat(TOKEN.matcher(key.template()).replaceAll("x")).doesNotContain("{", "}");
            }
        }
    }

    /** An instance read, or a search of one type by references, tokens and dates (checklist 9). */
    @Test
    void templatesAreRestrictedQueries() {
        for (ServiceDefinition service : new CdsServices().all()) {
            assertThat(service.prefetch()).as(service.id()).isNotEmpty();
            for (PrefetchKey key : service.prefetch()) {
                String query = TOKEN.matcher(key.template()).replaceAll("x");
                assertThat(query).as(service.id() + " " + key.name()).matches(READ + "|" + SEARCH);
                assertThat(key.types()).anyMatch(query::startsWith);
            }
        }
    }

    @Test
    void aSearchOutsideTheSubsetIsTold() {
        assertThat("Observation?patient=x&_include=Observation:subject").doesNotMatch(READ + "|" + SEARCH);
        assertThat("Patient/x/$everything").doesNotMatch(READ + "|" + SEARCH);
        assertThat("Observation?subject.name=x").doesNotMatch(READ + "|" + SEARCH);
    }

    @Test
    void holdsNoNullsAndNothingEmpty() throws Exception {
        assertNothingEmpty(HookFixture.MAPPER.readTree(HookFixture.text(discovery())));
    }

    private static void assertNothingEmpty(JsonNode node) {
        assertThat(node.isNull()).isFalse();
        assertThat(node.isContainerNode() ? node.isEmpty() : node.asText().isEmpty())
                .isFalse();
        node.forEach(DiscoveryTest::assertNothingEmpty);
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
