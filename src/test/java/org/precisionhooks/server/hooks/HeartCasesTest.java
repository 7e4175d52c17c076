package org.precisionhooks.server.hooks;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.cdshooks.CardRules;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.cdshooks.feedback.RefusedOffers;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.server.Advisers;

/**
 * Golden cases of the heart's cards in {@code cases/heart}, to be read and signed by a cardiologist: a person and what the site
 * has confirmed in, what the cards say out. Each is asked once more by a patient who refuses: nothing of it may show. A new file
 * is a new test.
 */
class HeartCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases/heart");
    private static final Path THRESHOLDS = Path.of("src/main/resources/knowledge/cardiology/thresholds.tsv");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path site;

    @TestFactory
    Stream<DynamicTest> eachCaseGivesItsCards() throws IOException {
        return cases().map(file -> DynamicTest.dynamicTest(title(file), () -> check(read(file))));
    }

    @TestFactory
    Stream<DynamicTest> eachCaseIsWithoutATraceForAPatientWhoRefuses() throws IOException {
        return cases().map(file -> DynamicTest.dynamicTest(title(file), () -> checkRefusal(read(file))));
    }

    private static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().toList().stream();
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static String title(Path file) {
        try {
            return read(file).path("title").asText();
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private void check(JsonNode one) throws IOException {
        List<JsonNode> record = HeartRecord.of("p", one.path("given"));
        HookBody call = call(one, "p").sending(record);
        Adviser adviser = Advisers.withHeartOf(knowledge(one));
        JsonNode answer = new HeartCalls(adviser, RefusedOffers.NONE, HeartCalls.STANDARD).answer(service(one), call);
        ArrayNode told = HookRecords.object().putArray("cards");
        for (JsonNode card : answer.path("cards")) {
            ObjectNode line = told.addObject();
            line.set("summary", card.path("summary"));
            line.set("indicator", card.path("indicator"));
        }
        ArrayNode expected = HookRecords.object().putArray("cards");
        for (JsonNode card : one.path("then")) {
            ObjectNode line = expected.addObject();
            line.set("summary", card.path("summary"));
            line.set("indicator", card.path("indicator"));
        }
        assertThatJson(told).isEqualTo(expected);
        for (int i = 0; i < told.size(); i++) {
            String detail = answer.at("/cards/" + i + "/detail").asText().replace("\\", "");
            for (JsonNode words : one.path("then").path(i).path("says")) {
                assertThat(detail).contains(words.asText());
            }
            for (JsonNode words : one.path("then").path(i).path("never")) {
                assertThat(detail).doesNotContain(words.asText());
            }
        }
        checkRules(one, call, adviser);
    }

    private static void checkRules(JsonNode one, HookBody call, Adviser adviser) {
        ClientProfiles profiles = new ClientProfiles(BuiltIn.KNOWLEDGE);
        for (String name : profiles.names()) {
            ClientProfile profile = profiles.named(name);
            JsonNode answer = new HeartCalls(adviser, RefusedOffers.NONE, profile).answer(service(one), call);
            assertThat(CardRules.brokenBy(answer, profile, call.root()))
                    .as(name)
                    .isEmpty();
            assertThat(answer.findValuesAsText("summary"))
                    .as(name)
                    .isEqualTo(one.path("then").findValuesAsText("summary"));
        }
    }

    private void checkRefusal(JsonNode one) throws IOException {
        HeartCalls calls = new HeartCalls(knowledge(one), RefusedOffers.NONE);
        List<JsonNode> refusing = new ArrayList<>(HeartRecord.of("p", one.path("given")));
        refusing.add(HookRecords.refusal("p"));
        List<JsonNode> nobody = List.of(HookRecords.read("{'resourceType': 'Patient', 'id': 'p'}"));

        assertThat(comparable(calls.answer(service(one), call(one, "p").sending(refusing))))
                .isEqualTo(comparable(calls.answer(service(one), call(one, "p").sending(nobody))));
    }

    private static String comparable(JsonNode answer) {
        return answer.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID");
    }

    private static String service(JsonNode one) {
        return one.at("/when/service").asText();
    }

    /** The hook is the last part of the service's name. */
    private static HookBody call(JsonNode one, String patient) {
        String hook = service(one).replaceFirst("precision-[a-z]+-", "");
        String order = one.at("/when/order").asText();
        return order.isEmpty() ? HookBody.of(hook, patient) : HookBody.ordering(hook, patient, order.split(" ", 2)[0]);
    }

    /** The built-in knowledge with the rows that the case says the site has confirmed. */
    private Knowledge knowledge(JsonNode one) throws IOException {
        Set<String> confirmed = StreamSupport.stream(one.at("/given/confirmed").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        List<String> lines = Files.readAllLines(THRESHOLDS);
        assertThat(lines.stream().map(line -> line.split("\t", 2)[0]).toList()).containsAll(confirmed);
        Path table = Files.createDirectories(site.resolve("cardiology")).resolve("thresholds.tsv");
        Files.writeString(
                table,
                lines.stream()
                        .map(line -> confirmed.contains(line.split("\t", 2)[0])
                                ? line.substring(0, line.length() - 1) + "Y"
                                : line)
                        .collect(Collectors.joining("\n", "# mode: replace\n", "\n")));
        return Knowledge.layered(List.of(site));
    }
}
