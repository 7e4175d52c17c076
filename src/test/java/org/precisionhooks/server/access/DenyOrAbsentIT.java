package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.access.TestCallers.Who.CLINICIAN;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Denied and absent are answered alike in status, bytes and headers, however they are asked for. */
class DenyOrAbsentIT extends AccessIT {

    private static final int PAIRS = 2_000;
    private static final String SHOWN = "8302-2";
    private static final String PATIENT = "%p";
    private static final String RESOURCE = "%o";

    /** One way to ask; the ids are put in. */
    private record Ask(String method, String path, String body, Map<String, String> headers) {

        static Ask get(String path) {
            return new Ask("GET", path, "", Map.of());
        }

        static Ask of(String method, String path, String body) {
            return new Ask(method, path, body, Map.of());
        }

        Ask with(String header, String value) {
            return new Ask(method, path, body, Map.of(header, value));
        }
    }

    private static final List<Ask> ASKS = List.of(
            Ask.get("/Observation/%o"),
            Ask.get("/Observation/%o?_format=xml&_pretty=true"),
            Ask.get("/Observation/%o").with("If-None-Match", "W/\"1\""),
            Ask.get("/Observation/%o").with("If-Modified-Since", "Fri, 27 Nov 2076 21:18:19 GMT"),
            Ask.get("/Observation/%o/_history"),
            Ask.get("/Observation/%o/_history/1"),
            Ask.get("/Observation?_id=%o"),
            Ask.get("/Observation?_id=%o&_include=Observation:subject&_revinclude=Observation:has-member"),
            Ask.get("/Observation?identifier=urn:pairs%7C%o"),
            Ask.get("/Observation?subject=Patient/%p&_count=1"),
            Ask.get("/Patient/%p"),
            Ask.get("/Patient?_id=%p&_revinclude=Observation:subject"),
            Ask.get("/Patient/%p/$everything"),
            Ask.get("/Patient/%p/$precision-recommendations"),
            Ask.get("/Patient/$precision-recommendations?patient=%p"),
            Ask.of(
                    "POST",
                    "",
                    "{'resourceType':'Bundle','type':'batch','entry':[{'request':{'method':'GET','url':'Observation/%o'}}]}"),
            Ask.of("PUT", "/Observation/%o", observation(RESOURCE, "pairs-known", SHOWN)),
            Ask.of("PUT", "/Observation/%o", observation(RESOURCE, PATIENT, SHOWN)),
            Ask.of("PUT", "/Observation/%o", observation(RESOURCE, "pairs-known", SHOWN))
                    .with("If-Match", "W/\"1\""),
            Ask.of("DELETE", "/Observation/%o", ""),
            Ask.of("POST", "/Observation", observation("", PATIENT, SHOWN).replace("'id':'',", "")),
            Ask.of(
                    "POST",
                    "/Observation",
                    observation("", "pairs-known", SHOWN)
                            .replace("'id':'',", "'hasMember':[{'reference':'Observation/%o'}],")),
            Ask.of(
                    "POST",
                    "",
                    "{'resourceType':'Bundle','type':'transaction','entry':[{'request':{'method':'DELETE','url':'Observation/%o'}}]}"),
            Ask.of(
                    "POST",
                    "",
                    "{'resourceType':'Bundle','type':'batch','entry':[{'resource':%s,'request':{'method':'POST','url':'Observation'}}]}"
                            .replace("%s", observation("", PATIENT, SHOWN).replace("'id':'',", ""))),
            Ask.get("/Consent?patient=%p"));

    @Test
    void twoThousandInterleavedPairsCannotBeToldApart() {
        load(patient("pairs-known"), patient("pairs-hidden-pat"));
        load(
                observation("pairs-hidden-obs", "pairs-hidden-pat", SHOWN)
                        .replace(
                                "'status'",
                                "'identifier':[{'system':'urn:pairs','value':'pairs-hidden-obs'}],'status'"),
                consent("pairs-consent", "pairs-hidden-pat", "{'type':'deny'}"));
        Random order = new Random(4);
        List<Ask> asks = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            asks.add(ASKS.get(i % ASKS.size()));
        }
        Collections.shuffle(asks, order);

        for (Ask ask : asks) {
            boolean hiddenFirst = order.nextBoolean();
            Answer first = answer(ask, hiddenFirst ? "hidden" : "absent");
            Answer second = answer(ask, hiddenFirst ? "absent" : "hidden");
            assertThat(first).as(ask.toString()).isEqualTo(second);
        }
    }

    private Answer answer(Ask ask, String which) {
        Function<String, String> named =
                text -> text.replace(PATIENT, "pairs-" + which + "-pat").replace(RESOURCE, "pairs-" + which + "-obs");
        HttpRequest.Builder request = by(CLINICIAN, named.apply(ask.path()))
                .method(ask.method(), BodyPublishers.ofString(json5(named.apply(ask.body()))));
        ask.headers().forEach(request::header);
        return Answer.of(send(request), "pairs-" + which);
    }
}
