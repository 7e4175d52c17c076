package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operations take is what their definitions say; a name that they do not have is refused (decision 0044). */
class OperationParametersIT extends ServerIT {

    private static final String REFUSED = "\"unknown-parameter\"";
    private static final String RANGE = "NC_000010.11:94760000-94860000";
    private static final String VARIANT = "NC_000010.11:94781858:G:A";

    /** What an operation asks for before it reads the rest. */
    private static final Map<String, Map<String, String>> NEEDED = Map.ofEntries(
            Map.entry("polygenic-score", Map.of("score", "PGS900001")),
            Map.entry("find-population-specific-haplotypes", Map.of("haplotypes", "CYP2C19 *2")),
            Map.entry("find-population-specific-variants", Map.of("variants", VARIANT)),
            Map.entry("find-population-structural-intersecting-variants", Map.of("ranges", RANGE)),
            Map.entry("find-population-structural-subsuming-variants", Map.of("ranges", RANGE)),
            Map.entry("find-subject-haplotypes", Map.of("genes", "CYP2C19")),
            Map.entry("find-subject-specific-haplotypes", Map.of("haplotypes", "CYP2C19 *2")),
            Map.entry("find-subject-specific-variants", Map.of("variants", VARIANT)),
            Map.entry("find-subject-structural-intersecting-variants", Map.of("ranges", RANGE)),
            Map.entry("find-subject-structural-subsuming-variants", Map.of("ranges", RANGE)),
            Map.entry("find-subject-tx-implications", Map.of("treatments", "clopidogrel")),
            Map.entry("find-subject-variants", Map.of("ranges", RANGE)));

    /** They find out first whether the caller has a role, or the job is the caller's. */
    private static final Set<String> FOR_SOME = Set.of(
            "access-report",
            "break-glass-reviewed",
            "break-glass-reviews",
            "consent-explain",
            "import-status",
            "rebuild-status",
            "verify-audit");

    @BeforeEach
    void storePatient() {
        keep("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient","id":"asked"},
                  "request":{"method":"PUT","url":"Patient/asked"}}]}""");
    }

    static Stream<OperationDefinition> ours() {
        return Contract.installed().operations().stream().filter(definition -> !definition.hasBase());
    }

    static Stream<OperationDefinition> ofTheGuide() {
        return Contract.installed().operations().stream().filter(OperationDefinition::hasBase);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void anUnknownNameInTheAddressIsRefused(OperationDefinition operation) {
        HttpResponse<String> answer = post(address(operation) + "?drgu=x", body(""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(REFUSED, "not-supported").doesNotContain("drgu");
    }

    @ParameterizedTest
    @MethodSource("ours")
    void anUnknownNameInTheBodyIsRefused(OperationDefinition operation) {
        HttpResponse<String> answer = post(address(operation), body("{\"name\":\"drgu\",\"valueString\":\"x\"}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(REFUSED).doesNotContain("drgu");
    }

    @ParameterizedTest
    @MethodSource({"ours", "ofTheGuide"})
    void parametersOfEveryRequestAreTaken(OperationDefinition operation) {
        assertThat(post(address(operation) + "?_format=json&_pretty=true&_summary=false&_elements=parameter", body(""))
                        .body())
                .doesNotContain(REFUSED);
    }

    /** Genomics Reporting lets callers send what an operation does not have. */
    @ParameterizedTest
    @MethodSource("ofTheGuide")
    void anUnknownNameIsPassedOverByTheOperationsOfTheGuideUnlessTheCallerIsStrict(OperationDefinition operation) {
        String address = address(operation) + "?drgu=x";

        assertThat(get(address).body()).doesNotContain(REFUSED);
        assertThat(send(request(address).header("Prefer", "handling=strict").GET())
                        .body())
                .contains(REFUSED);
    }

    @Test
    void aCallerMayWishThatUnknownNamesArePassedOver() {
        assertThat(send(request("/fhir/Patient/asked/$read-report?drgu=x")
                                .header("Prefer", "return=minimal; handling=lenient")
                                .GET())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anUnknownPartIsRefused() {
        String parts = """
                {"name":"whatIf","part":[{"name":"input","valueCode":"sbp"},{"name":"value","valueDecimal":120},
                  {"name":"vlaue","valueDecimal":1}]}""";

        assertThat(post("/fhir/Patient/asked/$cardiovascular-risk", body(parts)).body())
                .contains(REFUSED);
    }

    @Test
    void theRefusalSaysWhatThereIs() {
        assertThat(get("/fhir/Patient/asked/$precision-recommendations?drgu=clopidogrel")
                        .body())
                .contains("it has domain, drug, patient");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$import-vcf", "$polygenic-score"})
    void anUnknownFieldOfAFormIsRefused(String operation) {
        String file = operation.equals("$import-vcf") ? "file" : "source";
        String form = "--b\r\nContent-Disposition: form-data; name=\"drgu\"\r\n\r\nx\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"" + file
                + "\"; filename=\"a.vcf\"\r\n\r\nx\r\n--b--\r\n";

        assertThat(send(request("/fhir/Patient/asked/" + operation)
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofString(form)))
                        .body())
                .contains(REFUSED);
    }

    @Test
    void anUnknownNameInAnEntryOfABatchIsRefused() {
        String batch = """
                {"resourceType":"Bundle","type":"batch","entry":[
                  {"request":{"method":"GET","url":"Patient/asked/$read-report?drgu=x"}}]}""";

        assertThat(json(post("/fhir", batch)).at("/entry/0/response/status").asText())
                .isEqualTo("400 Bad Request");
    }

    static Stream<Arguments> declared() {
        return Contract.installed().operations().stream()
                .filter(operation -> !FOR_SOME.contains(operation.getCode()))
                .flatMap(operation -> operation.getParameter().stream()
                        .filter(parameter -> parameter.getUse() == OperationParameterUse.IN)
                        .map(parameter -> Arguments.of(operation, parameter.getName())));
    }

    /** Each parameter is read, for one without a value is turned away in its own name. */
    @ParameterizedTest
    @MethodSource("declared")
    void everyParameterOfADefinitionIsRead(OperationDefinition operation, String name) {
        String needed = NEEDED.getOrDefault(operation.getCode(), Map.of()).entrySet().stream()
                .filter(other -> !other.getKey().equals(name))
                .map(other -> "{\"name\":\"%s\",\"valueString\":\"%s\"},".formatted(other.getKey(), other.getValue()))
                .collect(Collectors.joining());

        HttpResponse<String> answer = post(address(operation), body(needed + "{\"name\":\"" + name + "\"}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain(REFUSED).contains(name);
    }

    private static String address(OperationDefinition operation) {
        return "/fhir/" + (operation.getInstance() ? "Patient/asked/" : "") + "$" + operation.getCode();
    }

    private static String body(String parameters) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}";
    }
}
