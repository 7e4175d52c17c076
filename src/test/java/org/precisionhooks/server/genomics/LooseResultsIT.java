package org.precisionhooks.server.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.server.ServerIT;

/** Results that name nobody are of the patient whose report or result leads to them (genomics-fhir.md section 3.10). */
class LooseResultsIT extends ServerIT {

    private static final String RANGE = "ranges=NC_000010.11:94781858-94781859";

    private static String sequence(String id) {
        return """
                {'resourceType':'MolecularSequence','id':'%s','type':'dna','coordinateSystem':1,
                 'referenceSeq':{'referenceSeqId':{'coding':[{'system':'http://www.ncbi.nlm.nih.gov/refseq','code':'NC_000010.11'}]}},
                 'variant':[{'start':94781859,'end':94781859,'observedAllele':'A','referenceAllele':'G'}]}""".formatted(id);
    }

    /** A genotype that rests on others. */
    private static String resting(String id, String patient, String... grounds) {
        return Results.genotype(id, patient, "HGNC:2621", "*2/*2")
                .replaceFirst("^\\{", "{" + field("derivedFrom", grounds));
    }

    private static String field(String name, String... references) {
        return "'" + name + "':[{'reference':'" + String.join("'},{'reference':'", references) + "'}],";
    }

    private static String nameless(String observation) {
        return observation.replaceFirst("'subject':\\{[^}]*\\},", "");
    }

    private static String report(String id, String patient, String result) {
        return "{'resourceType':'DiagnosticReport','id':'" + id + "','status':'final'," + field("result", result)
                + "'subject':{'reference':'Patient/" + patient
                + "'},'code':{'coding':[{'system':'http://loinc.org','code':'51969-4'}]}}";
    }

    private void patients(String... ids) {
        for (String id : ids) {
            keep(Stores.patient(id));
            keep(Stores.permitting(id));
        }
    }

    private JsonNode answer(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private boolean isFound(String patient) {
        return answer("/fhir/Patient/" + patient + "/$find-subject-variants?" + RANGE)
                .findValue("valueBoolean")
                .asBoolean();
    }

    @Test
    void sequenceIsOfThePatientWhoseResultRestsOnIt() {
        patients("loose-seq");
        keep(Stores.transaction(
                sequence("loose-seq-s"), resting("loose-seq-g", "loose-seq", "MolecularSequence/loose-seq-s")));
        JsonNode variant = answer("/fhir/Patient/loose-seq/$find-subject-variants?includeVariants=true&" + RANGE)
                .findValue("resource");

        assertThat(variant.at("/subject/reference").asText()).isEqualTo("Patient/loose-seq");
        assertThat(variant.at("/derivedFrom/0/reference").asText()).isEqualTo("MolecularSequence/loose-seq-s");
        assertThat(answer("/fhir/Patient/loose-seq/$find-subject-specific-variants?variants=NC_000010.11:94781858:G:A")
                        .findValue("valueBoolean")
                        .asBoolean())
                .isTrue();
        assertThat(answer(
                                "/fhir/$find-population-specific-variants?includePatientList=true&variants=NC_000010.11:94781858:G:A")
                        .findValuesAsText("valueString"))
                .contains("loose-seq");
        assertThat(get("/fhir/Patient/loose-seq/$read-report").body()).contains("MolecularSequence/loose-seq-s");
    }

    @Test
    void itIsNobodysAnyMoreWhenNothingLeadsToIt() {
        patients("loose-gone");
        keep(Stores.transaction(
                sequence("loose-gone-s"), resting("loose-gone-g", "loose-gone", "MolecularSequence/loose-gone-s")));
        assertThat(isFound("loose-gone")).isTrue();
        keep(Stores.transaction(Results.genotype("loose-gone-g", "loose-gone", "HGNC:2621", "*2/*2")));

        assertThat(isFound("loose-gone")).isFalse();
    }

    @Test
    void itMayComeBeforeOrAfterWhatLeadsToIt() {
        patients("loose-later");
        keep(Stores.transaction(sequence("loose-later-s")));
        assertThat(isFound("loose-later")).isFalse();
        keep(Stores.transaction(resting("loose-later-g", "loose-later", "MolecularSequence/loose-later-s")));
        assertThat(isFound("loose-later")).isTrue();
        keep(Stores.transaction(sequence("loose-later-s").replace("94781859", "94781860")));
        assertThat(isFound("loose-later")).isFalse();
    }

    @Test
    void whatSeveralPatientsLeadToIsNobodys() {
        patients("loose-first", "loose-second");
        keep(Stores.transaction(
                sequence("loose-both-s"),
                resting("loose-first-g", "loose-first", "MolecularSequence/loose-both-s"),
                resting("loose-second-g", "loose-second", "MolecularSequence/loose-both-s")));

        assertThat(isFound("loose-first")).isFalse();
        assertThat(isFound("loose-second")).isFalse();
    }

    /** As a registry of donors sends typings: only the report names the patient. */
    @Test
    void resultsOfAReportAreOfItsPatientThroughAllThatTheyRestOn() {
        patients("loose-report");
        keep(Stores.transaction(
                sequence("loose-report-s"),
                nameless(resting("loose-report-a", "x", "MolecularSequence/loose-report-s")),
                nameless(resting("loose-report-g", "x", "Observation/loose-report-a")),
                report("loose-report-r", "loose-report", "Observation/loose-report-g")));
        JsonNode haplotypes = answer("/fhir/Patient/loose-report/$find-subject-haplotypes?genes=CYP2C19");

        assertThat(haplotypes.findValues("resource"))
                .extracting(resource -> resource.path("id").asText())
                .containsExactlyInAnyOrder("loose-report-a", "loose-report-g");
        assertThat(haplotypes.findValue("resource").at("/subject/reference").asText())
                .isEqualTo("Patient/loose-report");
        assertThat(isFound("loose-report")).isTrue();
        assertThat(answer("/fhir/$find-population-specific-haplotypes?includePatientList=true&haplotypes=CYP2C19*2/*2")
                        .findValuesAsText("valueString"))
                .contains("loose-report");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Observation/loose-held-g", "MolecularSequence/loose-held-s"})
    void itIsSeenOnlyWithWhatLeadsToIt(String withheld) {
        keep(Stores.patient("loose-held"));
        keep(Stores.transaction(
                Stores.consent("loose-held-consent", "loose-held", Results.permittingAllBut(List.of(withheld)))));
        keep(Stores.transaction(
                sequence("loose-held-s"), resting("loose-held-g", "loose-held", "MolecularSequence/loose-held-s")));

        assertThat(isFound("loose-held")).isFalse();
        assertThat(answer(
                                "/fhir/$find-population-specific-variants?includePatientList=true&variants=NC_000010.11:94781858:G:A")
                        .findValuesAsText("valueString"))
                .doesNotContain("loose-held");
    }

    @Test
    void aLoopOfGroupsEnds() {
        patients("loose-loop");
        keep(Stores.transaction(
                Results.genotype("loose-loop-a", "x", "HGNC:2621", "*1/*1").replaceFirst("'subject':\\{[^}]*\\},", ""),
                sequence("loose-loop-s")));
        keep(Stores.transaction(nameless(resting("loose-loop-b", "x", "Observation/loose-loop-a"))));
        keep(Stores.transaction(
                nameless(resting("loose-loop-a", "x", "Observation/loose-loop-b", "MolecularSequence/loose-loop-s"))));

        assertThat(isFound("loose-loop")).isFalse();
    }
}
