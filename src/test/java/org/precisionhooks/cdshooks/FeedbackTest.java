package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.cdshooks.feedback.FeedbackEntry;
import org.precisionhooks.facts.Coding;
import org.springframework.mock.web.MockHttpServletResponse;

/** Feedback: cds-hooks.md section 8. */
class FeedbackTest {

    private static final String CARD = "'card':'4e0a3a1e-3283-4575-ab82-028d55fe2719',";
    private static final String TIME = "'outcomeTimestamp':'2026-05-03T10:11:12.345+02:00'";
    private static final String ACCEPTED =
            "{" + CARD + "'outcome':'accepted','acceptedSuggestions':[{'id':'s1'},{'id':'s2'}]," + TIME + "}";

    private final HookFixture fixture = new HookFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'card':'1','outcome':'overridden',TIME}",
                "{'card':'not a uuid','outcome':'overridden',TIME}",
                "{'card':'1','outcome':'overridden','outcomeTimestamp':'2026-05-03T10:11:12Z'}",
                "{'card':'1','outcome':'overridden',TIME,'overrideReason':{'reason':{'code':'x','system':'https://a.example'}}}",
                "{'card':'1','outcome':'overridden',TIME,'overrideReason':{'userComment':'no'}}",
                "{'card':'1','outcome':'overridden',TIME,'overrideReasons':{'reason':{'code':'x'},'userComment':''}}",
                "{'card':'1','outcome':'overridden',TIME,'overrideReasons':{'extension':{'com.epic.x':'y'}}}",
                "{'card':'1','outcome':'overridden',TIME,'overrideReasons':[{'reason':{'code':'x'}}]}",
                "{'card':'1','outcome':'accepted',TIME,'acceptedSuggestions':[{'id':'s'}],'unknown':[1]}"
            })
    void validItemsAreStored(String item) throws Exception {
        assertThat(post(item.replace("TIME", TIME)).getStatus()).isEqualTo(200);
        assertThat(fixture.feedback).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'outcome':'overridden',TIME}",
                "{'card':'','outcome':'overridden',TIME}",
                "{'card':7,'outcome':'overridden',TIME}",
                "{'card':null,'outcome':'overridden',TIME}",
                "{'card':'1',TIME}",
                "{'card':'1','outcome':'ignored',TIME}",
                "{'card':'1','outcome':'ACCEPTED','acceptedSuggestions':[{'id':'s'}],TIME}",
                "{'card':'1','outcome':'overridden'}",
                "{'card':'1','outcome':'overridden','outcomeTimestamp':'yesterday'}",
                "{'card':'1','outcome':'overridden','outcomeTimestamp':'2026-05-03'}",
                "{'card':'1','outcome':'overridden','outcomeTimestamp':'2026-13-03T10:11:12Z'}",
                "{'card':'1','outcome':'overridden','outcomeTimestamp':1}",
                "{'card':'1','outcome':'accepted',TIME}",
                "{'card':'1','outcome':'accepted','acceptedSuggestions':[],TIME}",
                "{'card':'1','outcome':'accepted','acceptedSuggestions':[{}],TIME}",
                "{'card':'1','outcome':'accepted','acceptedSuggestions':['s'],TIME}",
                "{'card':'1','outcome':'accepted','acceptedSuggestions':{'id':'s'},TIME}",
                "{'card':'1','outcome':'overridden','overrideReason':{},TIME}",
                "{'card':'1','outcome':'overridden','overrideReason':'no',TIME}",
                "{'card':'1','outcome':'overridden','overrideReasons':[],TIME}",
                "{'card':'1','outcome':'overridden','overrideReasons':[{'reason':{'code':'x'}},{}],TIME}",
                "{'card':'1','outcome':'overridden','overrideReasons':[{'reason':{'code':'x'}},7],TIME}",
                "{'card':'1','outcome':'overridden','overrideReason':{'reason':{'display':'x'}},TIME}",
                "{'card':'1','outcome':'overridden','overrideReason':{'userComment':7},TIME}",
                "7",
                "null",
                "'text'",
                "[]"
            })
    void oneBadItemRefusesTheWholeBatch(String item) throws Exception {
        MockHttpServletResponse response = post(ACCEPTED + "," + item.replace("TIME", TIME));
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(HookFixture.text(response)).contains("OperationOutcome");
        assertThat(fixture.feedback).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{'feedback':{}}", "{'feedback':null}", "{'feedback':'x'}", "{'card':'1'}", ""})
    void bodiesWithoutTheArray(String body) throws Exception {
        assertThat(fixture.call(HookFixture.SIGN + "/feedback", body.replace('\'', '"'))
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void anEmptyBatchIsFine() throws Exception {
        assertThat(post("").getStatus()).isEqualTo(200);
    }

    @Test
    void everyPartIsKept() throws Exception {
        post(
                ACCEPTED + ",{'card':'c','outcome':'overridden'," + TIME
                        + ",'overrideReason':{'reason':{'code':'x','system':'https://a.example','display':'X'},'userComment':' because '}}");
        FeedbackEntry accepted = fixture.feedback.get(0);
        assertThat(accepted.time()).isEqualTo("2026-05-03T08:11:12.345Z");
        FeedbackEntry.OverrideReport override =
                fixture.feedback.get(1).overrides().get(0);
        assertThat(override.reason().orElseThrow().display()).isEqualTo("X");
        assertThat(override.comment()).isEqualTo("because");
        assertThat(fixture.feedback.get(1).toString()).doesNotContain("because");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overrideReason", "overrideReasons"})
    void severalReasonsAreKeptInEitherSpelling(String spelling) throws Exception {
        post("{'card':'c','outcome':'overridden'," + TIME + ",'" + spelling
                + "':[{'reason':{'code':'x'}},{'userComment':'and this'},{'extension':{'com.epic.x':{'y':1}}}]}");
        assertThat(fixture.feedback.get(0).overrides())
                .extracting(
                        report -> report.reason().map(Coding::code).orElse("") + report.comment() + report.extension())
                .containsExactly("x", "and this", "{\"com.epic.x\":{\"y\":1}}");
    }

    @Test
    void reasonsOfBothSpellingsAreKept() throws Exception {
        post("{'card':'c','outcome':'overridden'," + TIME
                + ",'overrideReason':{'reason':{'code':'x'}},'overrideReasons':{'userComment':'y'}}");
        assertThat(fixture.feedback.get(0).overrides()).hasSize(2);
    }

    @Test
    void epicsOwnReasonIsKeptWhole() throws Exception {
        String extension = "{'com.epic.cdshooks.feedback.overrideReason.reasonCategory':"
                + "{'code':'1','system':'urn:oid:1.2','display':'Benefit'},"
                + "'com.epic.cdshooks.feedback.overrideReason.reasonDisplay':'Benefit outweighs risk'}";
        post("{'card':'987654321-A','outcome':'overridden'," + TIME + ",'overrideReasons':[{'extension':" + extension
                + ",'userComment':'ok'}]}");
        FeedbackEntry.OverrideReport report =
                fixture.feedback.get(0).overrides().get(0);
        assertThat(report.extension()).isEqualTo(extension.replace('\'', '"'));
        assertThat(report.comment()).isEqualTo("ok");
    }

    @Test
    void moreReasonsThanAnyoneHasAreRefused() throws Exception {
        String item = "{'card':'c','outcome':'overridden'," + TIME + ",'overrideReasons':[%s]}";
        String reason = "{'reason':{'code':'x'}}";
        assertThat(post(item.formatted(String.join(",", Collections.nCopies(20, reason))))
                        .getStatus())
                .isEqualTo(200);
        assertThat(post(item.formatted(String.join(",", Collections.nCopies(21, reason))))
                        .getStatus())
                .isEqualTo(400);
    }

    @Test
    void knownAndUnknownCardsGetTheSameAnswer() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(Findings.avoidClopidogrel());
        String known = fixture.cards(HookFixture.SIGN, Requests.orderSign().toString())
                .path(0)
                .path("uuid")
                .asText();
        MockHttpServletResponse forKnown = post("{'card':'" + known + "','outcome':'overridden'," + TIME + "}");
        MockHttpServletResponse forUnknown = post("{'card':'nothing','outcome':'overridden'," + TIME + "}");
        assertThat(forKnown.getStatus()).isEqualTo(forUnknown.getStatus()).isEqualTo(200);
        assertThat(forKnown.getContentAsByteArray()).isEqualTo(forUnknown.getContentAsByteArray());
        assertThat(forKnown.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void idsAndCommentsHaveLimits() throws Exception {
        String item = "{'card':'%s','outcome':'overridden'," + TIME + ",'overrideReason':{'userComment':'%s'}}";
        String emoji = "\ud83d\ude00";
        assertThat(post(item.formatted("c".repeat(512), emoji.repeat(10_000))).getStatus())
                .isEqualTo(200);
        assertThat(post(item.formatted("c".repeat(513), "x")).getStatus()).isEqualTo(400);
        assertThat(post(item.formatted("c", emoji.repeat(10_001))).getStatus()).isEqualTo(400);
    }

    @Test
    void charactersThatDatabasesRefuseAreReplaced() throws Exception {
        post("{'card':'c','outcome':'overridden'," + TIME + ",'overrideReason':{'userComment':'a\\u0000b\\ud83d'}}");
        assertThat(fixture.feedback.get(0).overrides().get(0).comment()).isEqualTo("a\ufffdb\ufffd");
    }

    @Test
    void twoThousandItemsInOneCall() throws Exception {
        String items = IntStream.range(0, 2_000)
                .mapToObj(i -> "{'card':'c" + i + "','outcome':'overridden'," + TIME + "}")
                .collect(Collectors.joining(","));
        assertThat(post(items).getStatus()).isEqualTo(200);
        assertThat(fixture.feedback).hasSize(2_000);
    }

    private MockHttpServletResponse post(String items) throws Exception {
        String body = "{'feedback':[" + items + "]}";
        return fixture.call(HookFixture.SIGN + "/feedback", body.replace('\'', '"'));
    }
}
