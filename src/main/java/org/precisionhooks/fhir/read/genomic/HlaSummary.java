package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;

/** The GL String of a report; its Observations are preferred, a difference is reported (genomics-fhir.md section 3.10). */
final class HlaSummary {

    private HlaSummary() {}

    /** The typing in an extension of the report, {@link Concept#NONE} when it has none. */
    static Concept of(JsonNode report) {
        for (JsonNode extension : Json.items(report, "extension")) {
            String url = Json.text(extension, "url");
            if (url.endsWith("hla-genotype-summary") || url.endsWith("hla-genotyping-results-glstring")) {
                return Concepts.value(extension);
            }
        }
        return Concept.NONE;
    }

    static void compare(Reading report) {
        Concept summary = of(report.json());
        if (summary.isEmpty()) {
            return;
        }
        Optional<HlaNotation> notation = HlaNotation.parse(HlaReader.text(summary), "", true);
        boolean same = notation.isPresent();
        for (JsonNode result : Json.items(report.json(), "result")) {
            same &= agrees(report, result, notation);
        }
        if (!same) {
            report.issue(
                    ReadIssueCode.UNKNOWN_VALUE,
                    "The GL String of the report is not what its Observations say; read by the Observations");
        }
    }

    private static boolean agrees(Reading report, JsonNode result, Optional<HlaNotation> summary) {
        Optional<HlaNotation> typed = report.resolve(result)
                .flatMap(entry -> HlaNotation.parse(HlaReader.text(Concepts.value(entry.json())), "", true));
        if (typed.isEmpty() || summary.isEmpty()) {
            return true;
        }
        for (Map.Entry<String, HlaNotation.Locus> locus : typed.get().loci().entrySet()) {
            HlaNotation.Locus other = summary.get().loci().get(locus.getKey());
            List<String> alleles = locus.getValue().alleles();
            if (other != null && !other.alleles().equals(alleles)) {
                return false;
            }
        }
        return true;
    }
}
