package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.write.Canonical;

/** The contract and the knowledge, as the running server shows them. */
class ContractIT extends ServerIT {

    @Test
    void capabilityStatementNamesTheOperations() {
        JsonNode statement = json(get("/fhir/metadata"));

        assertThat(statement.findValuesAsText("definition"))
                .contains(
                        Canonical.RECOMMENDATIONS_OPERATION,
                        Canonical.KNOWLEDGE_OPERATION,
                        Canonical.CARD_REPORT_OPERATION);
        assertThat(statement.toString()).contains(Canonical.BASE + "StructureDefinition/pm-guidance");
    }

    @Test
    void everyOperationIsOnThePageOfOperationsAndNoOther() throws IOException {
        JsonNode statement = json(get("/fhir/metadata"));
        Set<String> offered = statement.findValues("operation").stream()
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(operation -> "$" + operation.path("name").asText().replaceFirst("^\\$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = Pattern.compile("`(\\$[a-z][a-z-]*[a-z])`")
                .matcher(Files.readString(Path.of("src/docs/operations.md")))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(offered);
    }

    @Test
    void operationsAreOfferedWhereTheirDefinitionsSay() throws IOException {
        JsonNode rest = json(get("/fhir/metadata")).at("/rest/0");
        Set<String> offered = new TreeSet<>(ours("system", rest));
        rest.path("resource")
                .forEach(type -> offered.addAll(ours(type.path("type").asText(), type)));
        Set<String> defined = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("profiles"))) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("OperationDefinition-"))
                    .toList()) {
                defined.addAll(places(json(Files.readString(file))));
            }
        }

        assertThat(offered).isEqualTo(defined);
    }

    private static List<String> ours(String where, JsonNode offering) {
        return offering.path("operation").findValuesAsText("definition").stream()
                .filter(definition -> definition.startsWith(Canonical.BASE))
                .map(definition -> where + " " + definition)
                .toList();
    }

    private static List<String> places(JsonNode definition) {
        String url = definition.path("url").asText();
        Stream<String> types = definition.path("type").asBoolean()
                        || definition.path("instance").asBoolean()
                ? StreamSupport.stream(definition.path("resource").spliterator(), false)
                        .map(type -> type.asText() + " " + url)
                : Stream.empty();
        return Stream.concat(types, definition.path("system").asBoolean() ? Stream.of("system " + url) : Stream.empty())
                .toList();
    }

    @Test
    void validationKnowsTheProfiles() {
        JsonNode outcome = json(post(
                "/fhir/Task/$validate?profile=" + Canonical.BASE + "StructureDefinition/pm-medication-proposal",
                "{\"resourceType\":\"Task\",\"status\":\"draft\",\"intent\":\"order\"}"));

        assertThat(outcome.at("/issue").findValuesAsText("diagnostics"))
                .anyMatch(text -> text.contains("Task.code"))
                .anyMatch(text -> text.contains("Task.for"));
    }

    @Test
    void knowledgeIsListedWithItsProvenance() {
        JsonNode tables = json(get("/fhir/$knowledge")).path("parameter");

        assertThat(tables.findValuesAsText("valueString"))
                .contains("pharmacogenomics/recommendations", "consent/policy_rules", "genomics/genes", "built-in");
        assertThat(tables)
                .filteredOn(table -> table.path("name").asText().equals("table"))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table.path("part").findValuesAsText("name"))
                        .containsExactly(
                                "name",
                                "source",
                                "version",
                                "retrieved",
                                "url",
                                "license",
                                "digest",
                                "rows",
                                "origin"));
    }
}
