package org.precisionhooks.server;

import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRestfulResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.operation.PatientPorts;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.GeneCodes;
import org.springframework.mock.web.MockHttpServletRequest;

/** A golden case of an operation on patient p1: what is stored, the parameters of the address, and the answer. */
final class OperationCase {

    static final GeneCodes GENES = new GeneCodes(KNOWLEDGE);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneOffset.UTC);
    static final IdType PATIENT = new IdType("Patient/p1");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode json;

    OperationCase(JsonNode json) {
        this.json = json;
    }

    static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OperationCase read(Path file) {
        try {
            return new OperationCase(JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode then() {
        return json.path("then");
    }

    PatientPorts ports() {
        ResourceSource store = (patient, types) ->
                StreamSupport.stream(json.path("given").spliterator(), false).toList();
        return new PatientPorts(store, Advisers.readers(store), Callers.development(), (patient, details) -> {});
    }

    ServletRequestDetails details() {
        return details(json.path("when"));
    }

    /** A request with parameters as they stand in an address. */
    private static ServletRequestDetails details(JsonNode when) {
        Map<String, String[]> parameters = new HashMap<>();
        when.properties()
                .forEach(one -> parameters.put(
                        one.getKey(),
                        StreamSupport.stream(one.getValue().spliterator(), false)
                                .map(JsonNode::asText)
                                .toArray(String[]::new)));
        ServletRequestDetails details = new ServletRequestDetails();
        details.setServletRequest(new MockHttpServletRequest());
        details.setRequestType(RequestTypeEnum.GET);
        details.setFhirServerBase("http://localhost/fhir");
        details.setResponse(new ServletRestfulResponse(details));
        details.setParameters(parameters);
        return details;
    }

    static String text(Resource answer) {
        return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(answer);
    }
}
