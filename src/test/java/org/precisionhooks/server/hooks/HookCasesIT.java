package org.precisionhooks.server.hooks;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;

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

    private Stream<DynamicTest> tests(Path file) {
        JsonNode one = read(file);
        String name = file.getFileName().toString().replace(".json", "");
        String title = one.path("title").asText();
        return items(one.at("/when/hooks"))
                .map(JsonNode::asText)
                .flatMap(hook -> Stream.of(
                        DynamicTest.dynamicTest(
                                title + " (" + hook + ", stored)", () -> check(one, stored(one, hook, name))),
                        DynamicTest.dynamicTest(
                                title + " (" + hook + ", sent along)", () -> check(one, sent(one, hook, name)))));
    }

    private void check(JsonNode one, HookBody call) {
        ArrayNode told = HookRecords.object().putArray("cards");
        for (JsonNode card : cards(call)) {
            ObjectNode line = told.addObject();
            line.set("summary", card.path("summary"));
            line.set("indicator", card.path("indicator"));
            ArrayNode drugs = line.putArray("alternatives");
            alternatives(card).forEach(drugs::add);
        }
        assertThatJson(told).isEqualTo(one.path("then"));
    }

    /** A demo patient is asked about as the demo stores it; any other record is stored first. */
    private HookBody stored(JsonNode one, String hook, String name) {
        String demo = one.at("/given/demo").asText();
        boolean asStored = !demo.isEmpty() && one.at("/given/record").isMissingNode();
        String patient = asStored ? demo : "kept-" + name;
        if (!asStored) {
            store(record(one, patient));
        }
        return ordering(one, HookBody.of(hook, patient));
    }

    private static HookBody sent(JsonNode one, String hook, String name) {
        String patient = "sent-" + name;
        return ordering(one, HookBody.of(hook, patient)).sending(record(one, patient));
    }

    private static HookBody ordering(JsonNode one, HookBody call) {
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

    private static JsonNode read(Path file) {
        try {
            return json(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
