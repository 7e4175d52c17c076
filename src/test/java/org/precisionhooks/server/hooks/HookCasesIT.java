package org.precisionhooks.server.hooks;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.cdshooks.CardRules;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.client.ClientProfiles;

/**
 * Golden cases in {@code cases/hooks}: a patient's record and a draft order in, what the cards say and offer out. Each is
 * answered once from the store and once from what is sent along, and for every kind of client in its own form; a new file
 * is a new test.
 */
class HookCasesIT extends HookIT {

    @TestFactory
    Stream<DynamicTest> everyCaseGivesItsCards() throws IOException {
        return HookCase.all().stream().flatMap(this::tests);
    }

    /** Twice without consent: what a patient refuses is answered like what nobody ever recorded, byte for byte. */
    @TestFactory
    Stream<DynamicTest> everyCaseIsAnsweredWithoutConsentLikeAnEmptyRecord() throws IOException {
        return HookCase.all().stream().flatMap(this::refusals);
    }

    /** The same guidance for each of them, and every field rule of CDS Hooks and of the client kept. */
    @TestFactory
    Stream<DynamicTest> everyCaseKeepsTheRulesOfEveryClient() throws IOException {
        ClientProfiles profiles = new ClientProfiles(BuiltIn.KNOWLEDGE);
        return HookCase.all().stream()
                .flatMap(one -> one.hooks().stream()
                        .flatMap(hook -> profiles.names().stream()
                                .map(name -> DynamicTest.dynamicTest(
                                        one.title() + " (" + hook + ", " + name + ")",
                                        () -> checkRules(one, hook, profiles.named(name))))));
    }

    private Stream<DynamicTest> tests(HookCase one) {
        return one.hooks().stream()
                .flatMap(hook -> Stream.of(
                        DynamicTest.dynamicTest(
                                one.title() + " (" + hook + ", stored)", () -> check(one, stored(one, hook))),
                        DynamicTest.dynamicTest(
                                one.title() + " (" + hook + ", sent along)", () -> check(one, sent(one, hook)))));
    }

    private Stream<DynamicTest> refusals(HookCase one) {
        return one.hooks().stream()
                .flatMap(hook -> Stream.of(
                        DynamicTest.dynamicTest(
                                one.title() + " (" + hook + ", refused and stored)",
                                () -> checkRefusal(one, hook, true)),
                        DynamicTest.dynamicTest(
                                one.title() + " (" + hook + ", refused and sent along)",
                                () -> checkRefusal(one, hook, false))));
    }

    private void checkRefusal(HookCase one, String hook, boolean stored) {
        String patient = (stored ? "no-" : "sent-no-") + one.name();
        String nobody = (stored ? "bare-" : "sent-bare-") + one.name();
        List<JsonNode> refusing = new ArrayList<>(one.record(patient));
        refusing.add(HookRecords.refusal(patient));
        List<JsonNode> bare = new ArrayList<>(one.record(nobody).stream()
                .filter(resource -> resource.path("resourceType").asText().equals("Medication"))
                .toList());
        bare.add(HookRecords.read("{'resourceType': 'Patient', 'id': '" + nobody + "'}"));
        HookBody refused = one.call(hook, patient);
        HookBody empty = one.call(hook, nobody);
        if (stored) {
            store(refusing);
            store(bare);
        } else {
            refused.sending(refusing);
            empty.sending(bare);
        }
        assertThat(comparable(refused)).startsWith("200 ").isEqualTo(comparable(empty));
    }

    private void check(HookCase one, HookBody call) {
        ArrayNode told = HookRecords.object().putArray("cards");
        ArrayNode expected = one.then().deepCopy();
        JsonNode cards = cards(call);
        for (int i = 0; i < cards.size(); i++) {
            JsonNode card = cards.path(i);
            ObjectNode line = told.addObject();
            line.set("summary", card.path("summary"));
            line.set("indicator", card.path("indicator"));
            ArrayNode drugs = line.putArray("alternatives");
            alternatives(card).forEach(drugs::add);
            if (expected.path(i).has("offers")) {
                ArrayNode offers = line.putArray("offers");
                card.path("suggestions").findValuesAsText("label").forEach(offers::add);
            }
            String detail = card.path("detail").asText().replace("\\", "");
            expected.path(i).path("says").forEach(words -> assertThat(detail).contains(words.asText()));
        }
        expected.forEach(line -> ((ObjectNode) line).remove("says"));
        assertThatJson(told).isEqualTo(expected);
    }

    private void checkRules(HookCase one, String hook, ClientProfile profile) {
        HookBody call = sent(one, hook);
        HttpResponse<String> answer = answerTo("rules", profile.name(), service(hook), call.json());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(CardRules.brokenBy(json(answer), profile, call.root())).isEmpty();
        assertThat(json(answer).findValuesAsText("summary"))
                .isEqualTo(one.then().findValuesAsText("summary"));
    }

    /** A demo patient is asked about as the demo stores it; any other record is stored first. */
    private HookBody stored(HookCase one, String hook) {
        boolean asStored = !one.demo().isEmpty() && !one.addsToTheDemo();
        String patient = asStored ? one.demo() : "kept-" + one.name();
        if (!asStored) {
            store(one.record(patient));
        }
        return one.call(hook, patient);
    }

    private static HookBody sent(HookCase one, String hook) {
        String patient = "sent-" + one.name();
        return one.call(hook, patient).sending(one.record(patient));
    }
}
