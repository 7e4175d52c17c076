package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precisionhooks.SharedReference;
import org.precisionhooks.server.guide.GuidePackages;

/** What we write passes the profiles of HL7 Genomics Reporting 3.0.0, where that package is at hand. */
class GenomicsReportingConformanceTest {

    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";
    private static final Map<String, String> PROFILES =
            Map.of("Observation", GUIDE + "therapeutic-implication", "Task", GUIDE + "medication-recommendation");

    @Test
    void implicationsAndMedicationProposalsFitTheGuide() throws IOException {
        Path file = SharedReference.require("genomics-fhir/packages/hl7.fhir.uv.genomics-reporting-3.0.0.tgz");
        Validation validation = Validation.with(GuidePackages.only(file).support());
        List<String> checked = new ArrayList<>();

        for (Path one : OperationCasesTest.cases()) {
            JsonNode answer = new ObjectMapper().readTree(OperationCasesTest.answer(OperationCase.read(one)));
            for (JsonNode entry : answer.path("entry")) {
                ObjectNode resource = (ObjectNode) entry.path("resource");
                String type = resource.path("resourceType").asText();
                if (PROFILES.containsKey(type)) {
                    resource.withObject("/meta").putArray("profile").add(PROFILES.get(type));
                    assertThat(validation.in(resource.toString()))
                            .as(one + " " + type)
                            .isEmpty();
                    checked.add(type);
                }
            }
        }
        assertThat(checked).contains("Observation", "Task");
    }
}
