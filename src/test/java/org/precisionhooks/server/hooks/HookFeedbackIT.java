package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What clinicians did with a card is stored once, and a card that nobody issued is not told from another. */
class HookFeedbackIT extends HookIT {

    private static final String TIME = "2026-11-24T09:30:00.5+01:00";
    private static final String FEEDBACK = service(SIGN) + "/feedback";

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void acceptedSuggestionIsStoredWithItsRule() {
        JsonNode card = card();
        String suggestion = card.at("/suggestions/0/uuid").asText();
        String id = card.path("uuid").asText();

        assertThat(accept(id, suggestion, TIME).statusCode()).isEqualTo(200);
        Map<String, Object> row = row(id);
        assertThat(row).containsEntry("outcome", "accepted").containsEntry("service", "precision-pgx-order-sign");
        assertThat(row.get("rule_id")).isNotNull();
    }

    @Test
    void overrideIsStoredWithReasonAndComment() {
        String id = card().path("uuid").asText();
        HttpResponse<String> answer = post(FEEDBACK, """
                {"feedback":[{"card":"%s","outcome":"overridden","outcomeTimestamp":"%s","overrideReason":{
                  "reason":{"system":"http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes","code":"patient-refuses"},
                  "userComment":"does not want it; <b>'quoted'</b>"}}]}""".formatted(id, TIME));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(row(id))
                .containsEntry("outcome", "overridden")
                .containsEntry("reason_code", "patient-refuses")
                .containsEntry("user_comment", "does not want it; <b>'quoted'</b>");
    }

    @Test
    void tenEqualPostsAreOneRecord() {
        String id = card().path("uuid").asText();
        for (int i = 0; i < 10; i++) {
            assertThat(accept(id, "s", TIME).statusCode()).isEqualTo(200);
        }
        assertThat(accept(id, "s", "2026-11-24T08:30:00.500Z").statusCode())
                .as("the same moment in another offset")
                .isEqualTo(200);

        assertThat(count(id)).isEqualTo(1);
    }

    @Test
    void fortyEqualPostsAtOnceAreAllAnsweredAndOneRecord() throws Exception {
        String id = card().path("uuid").asText();
        ExecutorService pool = Executors.newFixedThreadPool(40);
        try {
            List<Future<Integer>> posts = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                posts.add(pool.submit(() -> accept(id, "s", TIME).statusCode()));
            }
            for (Future<Integer> post : posts) {
                assertThat(post.get()).isEqualTo(200);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(count(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'overrideReason':{'reason':{'code':'patient-refuses','system':'urn:x'},'userComment':'no'}",
                "'overrideReasons':{'reason':{'code':'patient-refuses','system':'urn:x'},'userComment':'no'}",
                "'overrideReasons':[{'reason':{'code':'patient-refuses'},'userComment':'no'},{'reason':{'code':'limited-time'}}]",
                "'overrideReason':[{'reason':{'code':'patient-refuses'},'userComment':'no'}]"
            })
    void reasonIsKeptInEitherSpelling(String reason) {
        String id = "Epic_" + UUID.randomUUID() + ".-";
        String body = "{'feedback':[{'card':'" + id + "','outcome':'overridden','outcomeTimestamp':'" + TIME + "',"
                + reason + "}]}";
        assertThat(post(FEEDBACK, body.replace('\'', '"')).statusCode()).isEqualTo(200);

        assertThat(row(id)).containsEntry("reason_code", "patient-refuses").containsEntry("user_comment", "no");
    }

    @Test
    void epicsExtensionsAreKept() {
        String id = UUID.randomUUID().toString();
        String extension = "{'com.epic.cdshooks.feedback.overrideReason.reasonCategory':{'code':'2'},"
                + "'com.epic.cdshooks.feedback.overrideReason.reasonDisplay':'Will monitor'}";
        String body = "{'feedback':[{'card':'" + id + "','outcome':'overridden','outcomeTimestamp':'" + TIME
                + "','overrideReasons':{'extension':" + extension + "}}]}";
        assertThat(post(FEEDBACK, body.replace('\'', '"')).statusCode()).isEqualTo(200);

        assertThat(row(id)).containsEntry("extension_json", extension.replace('\'', '"'));
    }

    @Test
    void feedbackOfAnotherClientIsAnsweredAlikeAndBelongsToNoRule() {
        String id = card().path("uuid").asText();
        HttpResponse<String> other =
                answerTo("another-ehr", "default", FEEDBACK, "{\"feedback\":[" + overridden(id) + "]}");

        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEmpty();
        assertThat(row(id)).containsEntry("client", "another-ehr");
        assertThat(row(id).get("rule_id")).isNull();
    }

    @Test
    void feedbackCannotBeRead() {
        assertRefused(get(FEEDBACK), 405, "method-not-allowed");
    }

    @Test
    void unknownCardIsAnsweredLikeAKnownOne() {
        String unknown = UUID.randomUUID().toString();
        HttpResponse<String> ofUnknown = accept(unknown, "s", TIME);
        HttpResponse<String> ofKnown = accept(card().path("uuid").asText(), "s", TIME);

        assertThat(ofUnknown.statusCode()).isEqualTo(ofKnown.statusCode()).isEqualTo(200);
        assertThat(ofUnknown.body()).isEqualTo(ofKnown.body()).isEmpty();
        assertThat(ofUnknown.headers().map().keySet())
                .isEqualTo(ofKnown.headers().map().keySet());
        assertThat(row(unknown).get("rule_id")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"feedback\":{}}",
                "{\"feedback\":[1]}",
                "{\"feedback\":[%s,{\"card\":\"c\"}]}",
                "{\"feedback\":[%s,{\"card\":\"c\",\"outcome\":\"ignored\",\"outcomeTimestamp\":\"2026-11-24T09:30:00Z\"}]}",
                "{\"feedback\":[%s,{\"card\":\"c\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"yesterday\"}]}",
                "{\"feedback\":[%s,{\"card\":\"c\",\"outcome\":\"accepted\",\"outcomeTimestamp\":\"2026-11-24T09:30:00Z\"}]}"
            })
    void badFeedbackIsRefusedAsAWhole(String batch) {
        String good = UUID.randomUUID().toString();
        HttpResponse<String> refused = post(FEEDBACK, batch.replace("%s", overridden(good)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(count(good)).isZero();
    }

    @Test
    void batchOfTwoThousandIsStored() {
        String card = UUID.randomUUID().toString();
        List<String> items = IntStream.range(0, 2_000)
                .mapToObj(i -> overridden(card).replace("00Z", "00." + (100_000 + i) + "Z"))
                .toList();

        assertThat(post(FEEDBACK, "{\"feedback\":" + items + "}").statusCode()).isEqualTo(200);
        assertThat(count(card)).isEqualTo(2_000);
    }

    private JsonNode card() {
        return cards(HookBody.ordering(SIGN, "demo-clopidogrel-poor", "32968")).path(0);
    }

    private HttpResponse<String> accept(String card, String suggestion, String time) {
        return post(FEEDBACK, """
                {"feedback":[{"card":"%s","outcome":"accepted","outcomeTimestamp":"%s","acceptedSuggestions":[{"id":"%s"}]}]}""".formatted(card, time, suggestion));
    }

    private static String overridden(String card) {
        return "{\"card\":\"" + card + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-11-24T09:30:00Z\"}";
    }

    private Map<String, Object> row(String card) {
        return jdbc.queryForMap("select * from ph_feedback where card = ?", card);
    }

    private int count(String card) {
        Integer count = jdbc.queryForObject("select count(*) from ph_feedback where card = ?", Integer.class, card);
        return count == null ? 0 : count;
    }
}
