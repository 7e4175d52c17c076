package org.precisionhooks.fhir;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;

/** The codes that {@code profiles/} promises to clients. */
public final class ContractCodes {

    private ContractCodes() {}

    /** @param system id of a CodeSystem */
    public static List<String> of(String system) {
        Path file = Path.of("profiles/CodeSystem-" + system + ".json");
        try {
            return new ObjectMapper().readTree(file.toFile()).path("concept").findValuesAsText("code");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stable code of an error. */
    public static String of(OperationOutcome error) {
        return error.getIssueFirstRep().getDetails().getCodingFirstRep().getCode();
    }
}
