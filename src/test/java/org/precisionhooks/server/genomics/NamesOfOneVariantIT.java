package org.precisionhooks.server.genomics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.genomics.Results.coded;
import static org.precisionhooks.server.genomics.Results.found;
import static org.precisionhooks.server.genomics.Results.gene;
import static org.precisionhooks.server.genomics.Results.hgvs;
import static org.precisionhooks.server.genomics.Results.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A variant is met by whatever name it is asked for, or the answer says that it cannot tell (genomics-fhir.md section 7). */
class NamesOfOneVariantIT extends QuestionsIT {

    private static final String ONE = "LA30102-0";
    private static final String ZERO = "LA30100-4";
    private static final String CLINVAR = "http://www.ncbi.nlm.nih.gov/clinvar";

    @BeforeEach
    void load() {
        keep(Stores.patient("names"));
        keep(Stores.permitting("names"));
        keep(Stores.transaction(
                // left-aligned, as a caller of variants writes it
                found("names-del", "names", gene("HGNC:4886"), place("NC_000006.12", ONE, 26_091_000, "TAAAC", "T")),
                found("names-dup", "names", gene("HGNC:4886"), place("NC_000006.12", ZERO, 26_090_500, "G", "GCAGT")),
                // with the whole stretch of its repeat
                found(
                        "names-run",
                        "names",
                        gene("HGNC:4886"),
                        place("NC_000006.12", ZERO, 26_092_000, "CAAAA", "CAAAAA")),
                // without context
                found("names-bare", "names", gene("HGNC:4886"), place("NC_000006.12", ZERO, 26_090_700, "-", "T")),
                found("names-jak2", "names", gene("HGNC:6192"), place("NC_000009.12", ONE, 5_073_770, "G", "T")),
                found("names-kras", "names", gene("HGNC:6407"), hgvs("48005-3", "p.(Gly12Cys)")),
                found("names-egfr", "names", gene("HGNC:3236"), place("NC_000007.14", ONE, 55_181_400, "C", "G")),
                found("names-ret", "names", gene("HGNC:9967"), hgvs("48004-6", "NM_020975.4:c.2753T>C")),
                found("names-sickle", "names", gene("HGNC:4827"), coded("81252-9", CLINVAR, "15333"))));
    }

    private JsonNode part(String variants) {
        HttpResponse<String> response = ask("/fhir/Patient/names/$find-subject-specific-variants", variants);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).at("/parameter/0");
    }

    private HttpResponse<String> ask(String path, String variants) {
        return get(path + "?variants=" + URLEncoder.encode(variants, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // one deletion, shifted by two bases (eMERGE's kind)
                "NC_000006.12:g.26091003_26091006delACAA | names-del",
                "NC_000006.12:26091000:AAAC: | names-del",
                "NC_000006.12:26090999:TAAACAA:TAA | names-del",
                // a doubled stretch as an insertion before it, behind it, and with context
                "NC_000006.12:g.26090502_26090505dupCAGT | names-dup",
                "NC_000006.12:26090501:CAGT:CAGTCAGT | names-dup",
                "NC_000006.12:26090500:GCAGT:GCAGTCAGT | names-dup",
                // the result's own context decides
                "NC_000006.12:26092005::A | names-run",
                "NC_000006.12:g.26092005dupA | names-run",
                // proteins, in all spellings, and ClinVar
                "JAK2:p.V617F | names-jak2",
                "NP_004963.1:p.(Val617Phe) | names-jak2",
                "NM_004972.4:p.Val617Phe | names-jak2",
                "NM_004972.3:c.1849G>T | names-jak2",
                "rs77375493 | names-jak2",
                "VCV000014662.12 | names-jak2",
                "NC_000009.11:5073769:G:T | names-jak2",
                // told by its protein only
                "NC_000012.12:25245350:C:A | names-kras",
                "NC_000012.11:g.25398285C>A | names-kras",
                "NP_004976.2:p.Gly12Cys | names-kras",
                "ClinVar:12578 | names-kras",
                // told by its number in ClinVar only
                "HBB:p.(Glu7Val) | names-sickle",
                "NC_000011.10:g.5227002T>A | names-sickle",
                "rs334 | names-sickle",
                // in no table: the same words, whatever the version of the sequence
                "NM_020975.6:c.2753T>C | names-ret",
                "NM_020975.4:c.2753T>C | names-ret",
            })
    void oneVariantAnswersToAllItsNames(String name, String id) {
        JsonNode part = part(name);

        assertThat(part.at("/part/0/valueString").asText()).isEqualTo(name);
        assertThat(part.at("/part/1/valueBoolean").asBoolean()).as(name).isTrue();
        assertThat(ids(part)).containsExactly(id);
    }

    @Test
    void anIdIsATokenToo() {
        assertThat(ids(part("http://www.ncbi.nlm.nih.gov/clinvar|14662"))).containsExactly("names-jak2");
        assertThat(ids(part("http://www.ncbi.nlm.nih.gov/projects/SNP|rs77375493")))
                .containsExactly("names-jak2");
    }

    @Test
    void aVersionThatWasPassedOverIsSaid() {
        assertThat(part("NM_020975.6:c.2753T>C").findValue("note").toString())
                .contains("version of NM_020975 was passed over");
        assertThat(part("NM_020975.4:c.2753T>C").findValue("note")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NC_000006.12:26090999:TAAAC:TA",
                "NC_000006.12:g.26091003_26091006delCAAA",
                "NC_000006.12:26092007::C",
                "JAK2:p.V617I",
                "NP_004976.2:p.Gly12Asp",
                "EGFR:p.L858R",
                "HBB:p.Glu7Lys",
                "NM_020975.4:c.2753T>G",
            })
    void whatIsElsewhereOrOtherwiseIsNotFoundOrRefused(String name) {
        HttpResponse<String> response = ask("/fhir/Patient/names/$find-subject-specific-variants", name);

        assertThat(response.body()).doesNotContain("\"valueBoolean\": true", "\"valueBoolean\":true");
        assertThat(response.statusCode()).isIn(200, 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the bases between are written nowhere
                "NC_000006.12:26090720::T | another spelling",
                "NC_000006.12:g.26090710dupT | another spelling",
                // the result at this codon is in no table
                "EGFR:p.Cys797Ser | the same codon",
                "NM_020975.6:c.2753T>G | not in the table of transcripts",
                "RET:p.Met918Thr | Several changes",
            })
    void whatCannotBeToldIsRefusedRatherThanDenied(String name, String why) {
        for (String path : List.of(
                "/fhir/Patient/names/$find-subject-specific-variants", "/fhir/$find-population-specific-variants")) {
            HttpResponse<String> response = ask(path, name);

            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(json(response).at("/issue/0/details/coding/0/code").asText())
                    .isEqualTo("variant-not-located");
            assertThat(response.body()).contains(why);
        }
    }

    /** Its place is in no table: whether it is what is asked for, nobody can tell here. */
    @Test
    void aResultWithoutAPlaceLeavesItsGeneOpen() {
        HttpResponse<String> sameGene =
                ask("/fhir/Patient/names/$find-subject-specific-variants", "NC_000010.11:43121967:T:C");
        HttpResponse<String> otherGene =
                ask("/fhir/Patient/names/$find-subject-specific-variants", "NC_000010.11:87933146:G:A");
        HttpResponse<String> otherChange =
                ask("/fhir/Patient/names/$find-subject-specific-variants", "NC_000012.12:25245349:C:T");

        assertThat(sameGene.statusCode()).as(sameGene.body()).isEqualTo(400);
        assertThat(sameGene.body()).contains("in the same gene");
        assertThat(otherGene.statusCode()).as(otherGene.body()).isEqualTo(200);
        assertThat(otherChange.statusCode()).as(otherChange.body()).isEqualTo(200);
        assertThat(json(otherChange).findValue("valueBoolean").asBoolean()).isFalse();
    }

    @Test
    void everyNameCountsTheSamePatients() {
        for (String name : List.of("JAK2:p.V617F", "NC_000006.12:g.26090502_26090505dupCAGT", "ClinVar:12578")) {
            HttpResponse<String> response =
                    get("/fhir/$find-population-specific-variants?includePatientList=true&variants="
                            + URLEncoder.encode(name, StandardCharsets.UTF_8));

            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(json(response).findValuesAsText("valueString")).contains("names");
        }
    }
}
