package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.cdshooks.Requests.orderSign;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Strength;
import org.springframework.mock.web.MockHttpServletResponse;

/** The configuration that Da Vinci CRD lets a client send: which kinds of cards it wants, and how many. */
class CardConfigurationTest {

    private static final Finding DOSE =
            Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce the dose");
    private static final Finding TEST = Findings.about(Findings.TICAGRELOR, Findings.testFirst("CYP2C19"));
    private static final Finding NOT_CHECKED = Findings.unresolved("mystery 5 MG");

    private final HookFixture fixture = new HookFixture();

    @Test
    void everyOptionIsOfferedWithAllThatCrdAsksFor() throws Exception {
        JsonNode services = HookFixture.MAPPER
                .readTree(HookFixture.text(
                        fixture.mvc().perform(get("/cds-services")).andReturn().getResponse()))
                .path("services");
        assertThat(services).isNotEmpty();
        for (JsonNode service : services) {
            JsonNode options = service.at("/extension/davinci-crd.configuration-options");
            assertThat(options).hasSizeGreaterThan(1);
            for (String unique : List.of("code", "name", "description")) {
                Set<String> values = new HashSet<>(options.findValuesAsText(unique));
                assertThat(values).hasSameSizeAs(options).doesNotContain("");
            }
            for (JsonNode option : options) {
                boolean number = option.path("type").asText().equals("integer");
                assertThat(option.path("type").asText()).isIn("boolean", "integer");
                assertThat(option.path("default").isInt()).isEqualTo(number);
                assertThat(option.path("default").isBoolean()).isEqualTo(!number);
                assertThat(number || option.path("description").asText().contains("Critical findings are sent"))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "precision-pgx-order-sign, 'max-cards, drug-advice, test-first, uncertain-result'",
        "precision-pgx-patient-view, 'max-cards, current-drugs'"
    })
    void optionsAreThoseOfTheHook(String service, String codes) {
        Discovery.Entry entry = Discovery.of(new CdsServices().all(), 6, NoticeMode.SILENT).services().stream()
                .filter(one -> one.id().equals(service))
                .findFirst()
                .orElseThrow();
        assertThat(String.join(
                        ", ",
                        entry.extension().get("davinci-crd.configuration-options").stream()
                                .map(Discovery.ConfigurationOption::code)
                                .toList()))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                       | Reduce the dose; Test CYP2C19; mystery 5 MG",
                "{'drug-advice':false}                    | Test CYP2C19; mystery 5 MG",
                "{'test-first':false}                     | Reduce the dose; mystery 5 MG",
                "{'not-checked':false}                    | Reduce the dose; Test CYP2C19; mystery 5 MG",
                "{'uncertain-result':false}               | Reduce the dose; Test CYP2C19; mystery 5 MG",
                "{'drug-advice':false,'test-first':false} | mystery 5 MG",
                "{'drug-advice':true,'test-first':null}   | Reduce the dose; Test CYP2C19; mystery 5 MG",
                "{'current-drugs':false,'coverage-info':7}| Reduce the dose; Test CYP2C19; mystery 5 MG"
            })
    void kindThatIsSwitchedOffIsNotSent(String configuration, String told) throws Exception {
        fixture.finding(DOSE, TEST, NOT_CHECKED);
        List<String> summaries = summaries(configured(configuration));
        String[] expected = told.split("; ");
        assertThat(summaries).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(summaries.get(i)).startsWith(expected[i]);
        }
    }

    @Test
    void criticalFindingIsSentWhateverIsSwitchedOff() throws Exception {
        fixture.finding(Findings.avoidClopidogrel(), DOSE);
        assertThat(summaries(configured("{'drug-advice':false}")))
                .containsExactly("Avoid clopidogrel: CYP2C19 poor metabolizer");
        JsonNode cards = fixture.cards(HookFixture.VIEW, configured(Requests.patientView(), "{'current-drugs':false}"));
        assertThat(cards).hasSize(1);
        assertThat(cards.at("/0/detail").asText()).contains("Avoid clopidogrel").doesNotContain("Reduce the dose");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1     | 3 findings for this patient",
                "2     | Reduce the dose; 2 more findings for this patient",
                "3     | Reduce the dose; Test CYP2C19; mystery 5 MG",
                "3.0   | Reduce the dose; Test CYP2C19; mystery 5 MG",
                "0     | 3 findings for this patient",
                "-5    | 3 findings for this patient",
                "1e400 | Reduce the dose; Test CYP2C19; mystery 5 MG",
                "99999999999999999999 | Reduce the dose; Test CYP2C19; mystery 5 MG"
            })
    void asManyCardsAsAskedForAndNoFindingIsLost(String max, String told) throws Exception {
        fixture.finding(DOSE, TEST, NOT_CHECKED);
        JsonNode cards = fixture.cards(HookFixture.SIGN, configured("{'max-cards':" + max + "}"));
        String[] expected = told.split("; ");
        assertThat(cards).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(cards.path(i).path("summary").asText()).startsWith(expected[i]);
        }
        assertThat(cards.toString()).contains("Reduce the dose", "Test CYP2C19", "mystery 5 MG");
    }

    @Test
    void mostUrgentFindingNamesTheIndicatorOfAFoldedCard() throws Exception {
        fixture.finding(NOT_CHECKED, Findings.avoidClopidogrel());
        JsonNode cards = fixture.cards(HookFixture.SIGN, configured("{'max-cards':1}"));
        assertThat(cards).hasSize(1);
        assertThat(cards.at("/0/indicator").asText()).isEqualTo("critical");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'max-cards':'3'}",
                "{'max-cards':true}",
                "{'max-cards':2.5}",
                "{'max-cards':1e-400}",
                "{'max-cards':[3]}",
                "{'drug-advice':'false'}",
                "{'drug-advice':0}",
                "{'test-first':{}}"
            })
    void valueOfAnotherTypeIsRefused(String configuration) throws Exception {
        MockHttpServletResponse response = fixture.call(HookFixture.SIGN, configured(configuration));
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(HookFixture.text(response)).contains("invalid-field", "extension.davinci-crd.configuration.");
        assertThat(fixture.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "'all'", "7", "null", "{'davinci-crd.configuration':[false]}"})
    void whatIsNoConfigurationIsIgnored(String value) throws Exception {
        fixture.finding(DOSE);
        assertThat(summaries(configured(value))).hasSize(1);
        ObjectNode request = orderSign();
        request.set("extension", HookFixture.json(value));
        assertThat(summaries(request.toString())).hasSize(1);
    }

    private static String configured(String configuration) {
        return configured(orderSign(), configuration);
    }

    /** As text, since a test's own JSON reader has no such numbers. */
    private static String configured(ObjectNode request, String configuration) {
        return "{\"extension\":{\"davinci-crd.configuration\":" + configuration.replace('\'', '"') + "},"
                + request.toString().substring(1);
    }

    private List<String> summaries(String request) throws Exception {
        return StreamSupport.stream(fixture.cards(HookFixture.SIGN, request).spliterator(), false)
                .map(card -> card.path("summary").asText())
                .toList();
    }
}
