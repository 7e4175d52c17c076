package org.precisionhooks.server.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A golden case of {@code cases/hooks}: a patient's record and a draft order in, what the cards say and offer out. */
record HookCase(String name, JsonNode json) {

    private static final Path CASES = Path.of("src/test/resources/cases/hooks");

    static List<HookCase> all() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().map(HookCase::read).toList();
        }
    }

    String title() {
        return json.path("title").asText();
    }

    List<String> hooks() {
        return items(json.at("/when/hooks")).map(JsonNode::asText).toList();
    }

    /** What the cards say, one object a card; {@code says} are words of its detail, {@code offers} its suggestions. */
    JsonNode then() {
        return json.path("then");
    }

    /** The demo patient whose record it is; empty when it brings its own. */
    String demo() {
        return json.at("/given/demo").asText();
    }

    boolean addsToTheDemo() {
        return !json.at("/given/record").isMissingNode();
    }

    /** The call of a hook, with nothing sent along. */
    HookBody call(String hook, String patient) {
        JsonNode order = json.at("/when/order");
        JsonNode[] others = HookRecords.renamed(items(json.at("/when/others")).toList(), "PATIENT", patient)
                .toArray(JsonNode[]::new);
        HookBody call = HookBody.of(hook, patient);
        JsonNode context = json.at("/when/context");
        if (context.isObject()) {
            call.context().setAll((ObjectNode)
                    HookRecords.renamed(List.of(context), "PATIENT", patient).get(0));
        }
        return order.isMissingNode() ? call : call.drafting(order.deepCopy(), others);
    }

    /** The record of the patient who is to have it; {@code PATIENT} stands in a case for the patient's id. */
    List<JsonNode> record(String patient) {
        List<JsonNode> record = new ArrayList<>();
        if (!demo().isEmpty()) {
            record.addAll(HookRecords.renamed(HookRecords.demo(demo()), demo(), patient));
        }
        record.addAll(HookRecords.renamed(items(json.at("/given/record")).toList(), "PATIENT", patient));
        return record;
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static HookCase read(Path file) {
        try {
            return new HookCase(file.getFileName().toString().replace(".json", ""), HookRecords.readFile(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
