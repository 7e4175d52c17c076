package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.precisionhooks.consent.document.ConsentConcern;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.engine.Urgency;
import org.precisionhooks.engine.cardiology.Input;
import org.precisionhooks.facts.ReadIssueCode;

/** The files of {@code profiles/} are right in themselves and name all that the answers hold. */
class ContractTest {

    private static final Path FOLDER = Path.of("profiles");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsValid(Path file) throws IOException {
        String json = Files.readString(file);

        FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(json);
        assertThat(Validation.problems(json)).isEmpty();
    }

    @Test
    void everyDefinitionIsInstalledUnderItsOwnAddress() throws IOException {
        List<MetadataResource> installed = Contract.installed().resources();

        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(installed)
                    .hasSize((int) files.filter(Files::isRegularFile).count());
        }
        assertThat(installed)
                .allSatisfy(resource -> assertThat(resource.getUrl())
                        .isEqualTo(
                                "https://precisionhooks.org/fhir/" + resource.fhirType() + "/" + resource.getIdPart()));
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of("pm-action-class", names(ActionClass.values())),
                Arguments.of("pm-strength", names(Strength.values())),
                Arguments.of("pm-urgency", names(Urgency.values())),
                Arguments.of("pm-indeterminate-reason", names(Conclusion.Reason.values())),
                Arguments.of("pm-gap-cause", names(InputGap.Cause.values())),
                Arguments.of("pm-consent-concern", names(ConsentConcern.values())),
                Arguments.of("pm-read-issue", names(ReadIssueCode.values())));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void codeSystemListsWhatTheAnswersSay(String id, List<String> codes) {
        assertThat(codes(id)).containsExactlyElementsOf(codes);
    }

    @Test
    void everyDomainOfAnEngineIsAKnowledgeDomain() {
        assertThat(codes("pm-knowledge-domain"))
                .containsAll(Arrays.stream(Domain.values()).map(Domain::code).toList());
    }

    @Test
    void everyCodeOfARiskIsInTheContract() {
        assertThat(codes("pm-risk-input"))
                .containsAll(Arrays.stream(Input.values()).map(Input::code).toList());
        Set<String> equations = cells("equations", 0);
        assertThat(codes("pm-risk-equation")).containsExactlyInAnyOrderElementsOf(equations);
        assertThat(codes("pm-risk-model")).containsExactlyInAnyOrderElementsOf(cells("models", 1));
        assertThat(codes("pm-risk-outcome")).containsExactlyInAnyOrderElementsOf(cells("outcomes", 0));
    }

    /** The different values of a column of a table of {@code knowledge/cardiology}. */
    private static Set<String> cells(String table, int column) {
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/knowledge/cardiology/" + table + ".tsv"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t")[column])
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static List<String> codes(String id) {
        return Contract.installed().resources().stream()
                .filter(resource ->
                        resource instanceof CodeSystem && resource.getIdPart().equals(id))
                .flatMap(resource -> ((CodeSystem) resource).getConcept().stream())
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .toList();
    }
}
