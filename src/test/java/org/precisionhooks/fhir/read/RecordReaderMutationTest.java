package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.fhir.read.resource.FoundResource;

/** Damages the resources of every case at random: reading never throws and never mixes patients. */
class RecordReaderMutationTest {

    private static final int ROUNDS = 300;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Stream<ReadingCase> cases() {
        return ReadingCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void damagedResourcesNeverThrow(ReadingCase reading) {
        Random random = new Random(reading.title().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode damaged = reading.given().deepCopy();
            int hits = 1 + random.nextInt(6);
            for (int hit = 0; hit < hits; hit++) {
                damage(damaged, random);
            }
            assertThatCode(() -> ReadingCase.read(reading.patient(), damaged))
                    .as(damaged.toString())
                    .doesNotThrowAnyException();
            assertThatCode(() -> new OrderReader().read(damaged, found(damaged)))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void damagedResourcesNeverGiveFactsOfAnotherPatient(ReadingCase reading) {
        Random random = new Random(reading.title().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode damaged = reading.given().deepCopy();
            damage(damaged, random);
            PatientRecord record = ReadingCase.read("stranger", damaged);
            assertThat(record.sources())
                    .filteredOn(source -> !source.facts().isEmpty())
                    .isEmpty();
            assertThat(ReadingCase.read(reading.patient(), damaged).sources())
                    .filteredOn(source -> !source.facts().isEmpty())
                    .extracting(SourcedFacts::resource)
                    .allSatisfy(view -> assertThat(view.patients()).isEqualTo(Set.of("Patient/" + reading.patient())));
        }
    }

    private static List<FoundResource> found(JsonNode resources) {
        List<FoundResource> found = new ArrayList<>();
        resources.forEach(resource -> found.add(new FoundResource(resource, DataOrigin.PREFETCH)));
        return found;
    }

    private static void damage(JsonNode root, Random random) {
        JsonNode node = root;
        for (int depth = random.nextInt(8); depth > 0; depth--) {
            JsonNode child = child(node, random);
            if (!child.isContainerNode() || child.isEmpty()) {
                break;
            }
            node = child;
        }
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            String field = fieldName(object, random);
            replace(object, field, random);
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), junk(array.get(0), random));
        }
    }

    private static JsonNode child(JsonNode node, Random random) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            return object.get(fieldName(object, random));
        }
        return node.isEmpty() ? node : node.get(random.nextInt(node.size()));
    }

    private static String fieldName(ObjectNode object, Random random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.get(random.nextInt(names.size()));
    }

    private static void replace(ObjectNode object, String field, Random random) {
        if (random.nextInt(4) == 0) {
            object.remove(field);
        } else {
            object.set(field, junk(object.get(field), random));
        }
    }

    private static JsonNode junk(JsonNode old, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextInt() - 7);
            case 2 -> NODES.numberNode(Double.POSITIVE_INFINITY);
            case 3 -> NODES.textNode("");
            case 4 -> NODES.textNode("*/:^|~+#@ 9999-99-99 \u0000ß");
            case 5 -> NODES.booleanNode(true);
            case 6 -> NODES.objectNode();
            case 7 -> NODES.arrayNode().add(old).add(NODES.nullNode());
            case 8 -> NODES.objectNode().set("reference", old);
            case 9 -> NODES.numberNode(new java.math.BigDecimal("1e400"));
            case 10 -> NODES.textNode("urn:uuid:");
            default -> NODES.arrayNode().add(NODES.arrayNode().add(old));
        };
    }
}
