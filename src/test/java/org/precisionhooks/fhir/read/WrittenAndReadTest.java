package org.precisionhooks.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.DomainResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.fhir.write.genomic.ResultFrame;

/** A fact that is written, and spelled as any supported version or sender does, is read as the same fact. */
class WrittenAndReadTest {

    private static final int CASES = 2000;
    private static final long SEED = 20261128;
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final GenomicFactWriter writer = new GenomicFactWriter(BuiltIn.KNOWLEDGE);

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAgain(Respelling respelling) {
        RandomFacts facts = new RandomFacts(SEED);
        for (int i = 0; i < CASES; i++) {
            GenomicFact fact = facts.next();
            ObjectNode resource = written(fact);
            String stu3 = resource.toString();
            respelling.apply(resource);
            PatientRecord record = read(fact, resource);
            List<Fact> read = record.sources().get(0).facts();
            assertThat(read)
                    .as(respelling + " " + i + "\n" + stu3 + "\n" + resource + "\n"
                            + record.sources().get(0).issues())
                    .singleElement()
                    .satisfies(one -> assertThat(alike(one))
                            .isEqualTo(alike(fact)
                                    .replace(
                                            "Procedure/",
                                            resource.path("resourceType").asText() + "/")));
        }
    }

    @Test
    void whatAReportContainsIsReadLikeWhatStandsAlone() {
        RandomFacts facts = new RandomFacts(SEED);
        for (int i = 0; i < CASES; i++) {
            GenomicFact fact = facts.next();
            ObjectNode resource = written(fact);
            if (resource.path("resourceType").asText().equals("Procedure") || fact instanceof PhaseRelationship) {
                continue;
            }
            resource.remove("subject");
            ObjectNode report = ReadingCase.JSON.createObjectNode();
            report.put("resourceType", "DiagnosticReport").put("id", "r").put("status", "final");
            report.withObject("/subject").put("reference", "Patient/p");
            report.withObject("/code").putArray("coding").addObject().put("code", "81247-9");
            report.putArray("result")
                    .addObject()
                    .put("reference", "#" + resource.path("id").asText());
            report.putArray("contained").add(resource);
            List<Fact> read = read(fact, report).sources().get(0).facts();
            assertThat(read)
                    .singleElement()
                    .extracting(one -> Spelled.fact(one).replace("DiagnosticReport/r#", "Observation/"))
                    .isEqualTo(Spelled.fact(fact));
        }
    }

    private ObjectNode written(GenomicFact fact) {
        DomainResource resource =
                writer.write(fact, ResultFrame.of("Patient/p")).orElseThrow();
        try {
            return (ObjectNode) ReadingCase.JSON.readTree(FHIR.newJsonParser().encodeResourceToString(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PatientRecord read(GenomicFact fact, ObjectNode resource) {
        ArrayNode resources = ReadingCase.JSON.createArrayNode().add(resource);
        if (fact instanceof PhaseRelationship phase) {
            phase.results()
                    .forEach(result -> resources
                            .addObject()
                            .put("resourceType", "Observation")
                            .put("id", result.substring("Observation/".length())));
        }
        return ReadingCase.read("p", resources);
    }

    /** The names of a variant are a set; trailing zeros of a number say nothing. */
    static String alike(Fact fact) {
        if (!(fact instanceof Variant variant)) {
            return fact.toString();
        }
        return List.of(
                        variant.source(),
                        variant.gene(),
                        variant.origin(),
                        variant.presence(),
                        variant.zygosity(),
                        new TreeSet<>(variant.names()),
                        variant.location().map(GenomicLocation::spdi),
                        variant.phase(),
                        variant.alleleFraction()
                                .map(share -> share.stripTrailingZeros().toPlainString()))
                .toString();
    }
}
