package org.precisionhooks.server.hooks;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Golden cases in {@code cases/hooks}: a patient's record and a draft order in, what the cards say and offer out. Each is
 * answered once from the store and once from what is sent along; a new file is a new test.
 */
class HookCasesIT extends HookIT {

    private static final Path CASES = Path.of("src/test/resources/cases/hooks");

    @TestFactory
    Stream<DynamicTest> everyCaseGivesItsCards() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().toList().stream().flatMap(this::tests);
        }
    }

    /** Twice without consent: what a patient refuses is answered like what nobody ever recorded, byte for byte. */
    @TestFactory
    Stream<DynamicTest> everyCaseIsAnsweredWithoutConsentLikeAnEmptyRecord() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().toList().stream().flatMap(this::refusals);
        }
    }

    private Stream<DynamicTest> tests(Path file) {
        JsonNode one = read(file);
        String name = name(file);
        String title = one.path("title").asText();
        return items(one.at("/when/hooks"))
                .map(JsonNode::asText)
                .flatMap(hook -> Stream.of(
                        DynamicTest.dynamicTest(
                                title + " (" + hook + ", stored)", () -> check(one, stored(one, hook, name))),
                        DynamicTest.dynamicTest(
                                title + " (" + hook + ", sent along)", () -> check(one, sent(one, hook, name)))));
    }

    private Stream<DynamicTest> refusals(Path file) {
        JsonNode one = read(file);
        String title = one.path("title").asText();
        return items(one.at("/when/hooks"))
                .map(JsonNode::asText)
                .flatMap(hook -> Stream.of(
                        DynamicTest.dynamicTest(
                                title + " (" + hook + ", refused and stored)",
                                () -> checkRefusal(one, hook, name(file), true)),
                        DynamicTest.dynamicTest(
                                title + " (" + hook + ", refused and sent along)",
                                () -> checkRefusal(one, hook, name(file), false))));
    }

    private void checkRefusal(JsonNode one, String hook, String name, boolean stored) {
        String patient = (stored ? "no-" : "sent-no-") + name;
        String nobody = (stored ? "bare-" : "sent-bare-") + name;
        List<JsonNode> refusing = new ArrayList<>(record(one, patient));
        refusing.add(HookRecords.refusal(patient));
        List<JsonNode> bare = new ArrayList<>(record(one, nobody).stream()
                .filter(resource -> resource.path("resourceType").asText().equals("Medication"))
                .toList());
        bare.add(HookRecords.read("{'resourceType': 'Patient', 'id': '" + nobody + "'}"));
        HookBody refused = asking(one, HookBody.of(hook, patient));
        HookBody empty = asking(one, HookBody.of(hook, nobody));
        if (stored) {
            store(refusing);
            store(bare);
        } else {
            refused.sending(refusing);
            empty.sending(bare);
        }
        assertThat(comparable(refused)).startsWith("200 ").isEqualTo(comparable(empty));
    }

    private void check(JsonNode one, HookBody call) {
        ArrayNode told = HookRecords.object().putArray("cards");
        ArrayNode expected = one.path("then").deepCopy();
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
            items(expected.path(i).path("says"))
                    .forEach(words -> assertThat(card.path("detail").asText().replace("\\", ""))
                            .contains(words.asText()));
        }
        expected.forEach(line -> ((ObjectNode) line).remove("says"));
        assertThatJson(told).isEqualTo(expected);
    }

    /** A demo patient is asked about as the demo stores it; any other record is stored first. */
    private HookBody stored(JsonNode one, String hook, String name) {
        String demo = one.at("/given/demo").asText();
        boolean asStored = !demo.isEmpty() && one.at("/given/record").isMissingNode();
        String patient = asStored ? demo : "kept-" + name;
        if (!asStored) {
            store(record(one, patient));
        }
        return asking(one, HookBody.of(hook, patient));
    }

    private static HookBody sent(JsonNode one, String hook, String name) {
        String patient = "sent-" + name;
        return asking(one, HookBody.of(hook, patient)).sending(record(one, patient));
    }

    private static HookBody asking(JsonNode one, HookBody call) {
        JsonNode context = one.at("/when/context");
        if (context.isObject()) {
            call.context().setAll((ObjectNode) HookRecords.renamed(List.of(context), "PATIENT", call.patient())
                    .get(0));
        }
        JsonNode order = one.at("/when/order");
        JsonNode[] others = items(one.at("/when/others")).toArray(JsonNode[]::new);
        return order.isMissingNode() ? call : call.drafting(order.deepCopy(), others);
    }

    /** {@code PATIENT} stands in a case for the patient's id. */
    private static List<JsonNode> record(JsonNode one, String patient) {
        String demo = one.at("/given/demo").asText();
        List<JsonNode> record = new ArrayList<>();
        if (!demo.isEmpty()) {
            record.addAll(HookRecords.renamed(HookRecords.demo(demo), demo, patient));
        }
        record.addAll(HookRecords.renamed(items(one.at("/given/record")).toList(), "PATIENT", patient));
        return record;
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static JsonNode read(Path file) {
        try {
            return json(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
