package org.precisionhooks.cdshooks;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.client.ClientProfiles;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugResolution;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** Golden cards: {@code cases/cards/*.json}, findings in, cards out; a new file is a new test. */
class CardCasesTest {

    @TestFactory
    Stream<DynamicTest> cards() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases/cards"))) {
            return files.sorted().map(CardCasesTest::test).toList().stream();
        }
    }

    /** The same findings for every kind of client: other suggestions, the same rules. */
    @TestFactory
    Stream<DynamicTest> cardsOfEveryClient() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/cases/cards"))) {
            return files.sorted().toList().stream().flatMap(CardCasesTest::testsOfClients);
        }
    }

    private static DynamicTest test(Path file) {
        JsonNode json = read(file);
        return DynamicTest.dynamicTest(
                json.path("title").asText(),
                () -> assertThatJson(answer(json, HookFixture.STANDARD).path("cards"))
                        .isEqualTo(json.path("then")));
    }

    private static Stream<DynamicTest> testsOfClients(Path file) {
        JsonNode json = read(file);
        ClientProfiles profiles = new ClientProfiles(BuiltIn.KNOWLEDGE);
        return profiles.names().stream()
                .map(name -> DynamicTest.dynamicTest(
                        json.path("title").asText() + " (" + name + ")",
                        () -> assertThat(CardRules.brokenBy(
                                        answer(json, profiles.named(name)), profiles.named(name), request(json)))
                                .isEmpty()));
    }

    private static JsonNode answer(JsonNode json, ClientProfile profile) throws Exception {
        HookFixture fixture = new HookFixture()
                .of(profile)
                .finding(items(json.at("/given/findings"))
                        .map(CardCasesTest::finding)
                        .toArray(Finding[]::new));
        JsonNode cards = fixture.cards(
                "precision-pgx-" + json.path("when").asText(), request(json).toString());
        return HookFixture.MAPPER.createObjectNode().set("cards", cards);
    }

    private static ObjectNode request(JsonNode json) {
        ObjectNode request =
                switch (json.path("when").asText()) {
                    case "order-select" -> Requests.orderSelect();
                    case "order-sign" -> Requests.orderSign();
                    default -> Requests.patientView();
                };
        List.of("sequences", "reports", "medications", "statements", "conditions", "allergies", "procedures")
                .forEach(key -> Requests.prefetch(request).set(key, Requests.searchSet()));
        json.at("/given/prefetch")
                .properties()
                .forEach(key -> Requests.prefetch(request).set(key.getKey(), key.getValue()));
        return request;
    }

    private static Finding finding(JsonNode json) {
        return new Finding(
                Optional.of(Domain.PHARMACOGENOMICS),
                json.path("topic").asText(),
                json.path("rule").asText(),
                Optional.of(json.path("order")).filter(JsonNode::isObject).map(CardCasesTest::order),
                Optional.of(json.path("drug")).filter(JsonNode::isObject).map(CardCasesTest::drug),
                conclusion(json.path("conclusion")),
                json.path("headline").asText(),
                items(json.path("paragraphs"))
                        .map(part -> new Paragraph(
                                Paragraph.Kind.valueOf(part.path("kind").asText()),
                                part.path("text").asText()))
                        .toList(),
                items(json.path("evidence")).map(CardCasesTest::evidence).toList(),
                items(json.path("citations")).map(CardCasesTest::citation).toList());
    }

    private static OrderedDrug order(JsonNode json) {
        return new OrderedDrug(
                Optional.of(json.path("reference").asText()),
                json.path("text").asText(),
                new DrugResolution(
                        items(json.path("ingredients")).map(CardCasesTest::drug).toList(),
                        Recognition.valueOf(json.path("recognition").asText()),
                        true),
                List.of());
    }

    private static Drug drug(JsonNode json) {
        return new Drug(json.path("rxcui").asText(), json.path("name").asText());
    }

    private static Conclusion conclusion(JsonNode json) {
        if (json.has("action")) {
            return new Conclusion.Recommendation(
                    ActionClass.valueOf(json.path("action").asText()),
                    Strength.valueOf(json.path("strength").asText()),
                    items(json.path("alternatives")).map(CardCasesTest::drug).toList());
        }
        if (json.has("genes")) {
            return new Conclusion.TestFirst(
                    items(json.path("genes")).map(JsonNode::asText).toList(),
                    Strength.valueOf(json.path("strength").asText()));
        }
        return new Conclusion.Indeterminate(
                Conclusion.Reason.valueOf(json.path("reason").asText()), Optional.empty());
    }

    private static Evidence evidence(JsonNode json) {
        return new Evidence(
                json.path("statement").asText(),
                new Source(
                        json.path("reference").asText(),
                        ResultStatus.valueOf(json.path("status").asText()),
                        ClinicalTime.parse(json.path("time").asText(), ZoneOffset.UTC)));
    }

    private static Citation citation(JsonNode json) {
        return new Citation(
                json.path("publisher").asText(),
                json.path("title").asText(),
                json.path("version").asText(),
                json.path("url").asText(),
                items(json.path("pmids")).map(JsonNode::asText).toList());
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(Path file) {
        try {
            return HookFixture.MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
