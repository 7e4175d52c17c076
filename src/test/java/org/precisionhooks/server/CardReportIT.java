package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The owner sees what became of the cards, and nobody else does. */
class CardReportIT extends ServerIT {

    private static final String REPORT = "/fhir/$card-report";
    private static final String SERVICE = "precision-pgx-order-sign";
    private static final String FEEDBACK = "/cds-services/" + SERVICE + "/feedback";

    /** A year of which no other test has cards. */
    private static final String YEAR = "?start=2001&end=2001";

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void cards() {
        jdbc.update("delete from ph_card where client = 'dev' and rule_id like 'report-%'");
        List<String> cards = List.of(card("report-a"), card("report-a"), card("report-a"), card("report-b"));
        post("'card':'" + cards.get(0) + "','outcome':'accepted','acceptedSuggestions':[{'id':'s'}]");
        post("'card':'" + cards.get(1) + "','outcome':'overridden','overrideReason':{'reason':{'system':'urn:x',"
                + "'code':'patient-refuses','display':'Refuses'},'userComment':'Mrs Smith <b>refuses</b>'}");
    }

    @Test
    void numbersAndRatesAreThoseOfThePeriod() {
        List<JsonNode> cards = named(json(get(REPORT + YEAR)), "cards");

        assertThat(cards).hasSize(2);
        JsonNode row = cards.get(0);
        assertThat(value(row, "rule")).isEqualTo("report-a");
        assertThat(value(row, "service")).isEqualTo(SERVICE);
        assertThat(value(row, "shown")).isEqualTo("3");
        assertThat(value(row, "accepted")).isEqualTo("1");
        assertThat(value(row, "overridden")).isEqualTo("1");
        assertThat(value(row, "unanswered")).isEqualTo("1");
        assertThat(value(row, "acceptanceRate")).isEqualTo("0.3333");
        assertThat(value(row, "overrideRate")).isEqualTo("0.3333");
        JsonNode reason = named(row, "overrideReason").get(0);
        assertThat(reason.at("/part/0/valueCoding/code").asText()).isEqualTo("patient-refuses");
        assertThat(value(reason, "count")).isEqualTo("1");
        assertThat(value(cards.get(1), "shown")).isEqualTo("1");
        assertThat(value(cards.get(1), "unanswered")).isEqualTo("1");
        assertThat(named(json(get(REPORT + "?start=2002&end=2002")), "cards")).isEmpty();
    }

    @Test
    void commentsAreOnlyToldWhenAskedForAndAreNoMarkup() {
        HttpResponse<String> plain = get(REPORT + YEAR);
        assertThat(plain.body()).doesNotContain("Smith");
        assertThat(plain.headers().firstValue("Cache-Control")).contains("no-store");

        JsonNode comment =
                named(json(get(REPORT + YEAR + "&comments=true")), "comment").get(0);
        assertThat(value(comment, "text")).isEqualTo("Mrs Smith ‹b›refuses‹/b›");
        assertThat(value(comment, "rule")).isEqualTo("report-a");
        assertThat(value(comment, "time")).startsWith("2001-05-0");
    }

    @Test
    void bodyAsksLikeAnAddress() {
        HttpResponse<String> posted = post(REPORT, """
                {"resourceType":"Parameters","parameter":[{"name":"start","valueDateTime":"2001-01-01"},
                 {"name":"end","valueDateTime":"2001-12-31"},{"name":"comments","valueBoolean":true}]}""");

        assertThat(json(posted)).isEqualTo(json(get(REPORT + YEAR + "&comments=true")));
    }

    @Test
    void reportIsValid() {
        assertThat(Validation.problems(get(REPORT + YEAR + "&comments=true").body()))
                .isEmpty();
    }

    @Test
    void whoIsNotTheOwnerIsRefused() {
        HttpResponse<String> refused = send(request(REPORT + YEAR)
                .header("Authorization", TestClients.header("clinician", "default"))
                .GET());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).at("/issue/0/details/coding/0/code").asText()).isEqualTo("not-the-owner");
        assertThat(refused.body()).doesNotContain("report-a");
    }

    @ParameterizedTest
    @CsvSource({
        "start=yesterday, unreadable-period",
        "start=2002&end=2001, unreadable-period",
        "start=2001&start=2002, unreadable-period",
        "start=0001, unreadable-period",
        "end=9999, unreadable-period",
        "start=<script>, unreadable-period",
        "comments=yes, unreadable-comments",
        "comments=, unreadable-comments"
    })
    void badParameterIsRefusedWithACode(String query, String code) {
        HttpResponse<String> refused =
                get(REPORT + "?" + query.replace("<", "%3C").replace(">", "%3E"));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).at("/issue/0/details/coding/0/code").asText()).isEqualTo(code);
        assertThat(refused.body()).doesNotContain("script", "yesterday");
    }

    private String card(String rule) {
        String card = UUID.randomUUID().toString();
        jdbc.update(
                "insert into ph_card (uuid, service, rule_id, topic, client, issued)"
                        + " values (?, ?, ?, 'topic', 'dev', timestamp with time zone '2001-05-04 10:00:00+00')",
                card,
                SERVICE,
                rule);
        return card;
    }

    private void post(String item) {
        String body = "{'feedback':[{" + item + ",'outcomeTimestamp':'2001-05-04T11:00:00Z'}]}";
        assertThat(post(FEEDBACK, body.replace('\'', '"')).statusCode()).isEqualTo(200);
    }

    private static List<JsonNode> named(JsonNode holder, String name) {
        JsonNode parameters = holder.has("parameter") ? holder.path("parameter") : holder.path("part");
        return StreamSupport.stream(parameters.spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals(name))
                .toList();
    }

    /** The value of a part as text, whatever its type. */
    private static String value(JsonNode holder, String part) {
        JsonNode found = named(holder, part).get(0);
        return StreamSupport.stream(found.spliterator(), false)
                .skip(1)
                .findFirst()
                .orElseThrow()
                .asText();
    }
}
