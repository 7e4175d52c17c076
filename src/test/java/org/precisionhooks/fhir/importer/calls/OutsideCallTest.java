package org.precisionhooks.fhir.importer.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.engine.pharmacogenomics.PharmacogenomicsEngine;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.importer.calls.OutsideCalls.Refused;
import org.precisionhooks.fhir.importer.calls.ReadCall.Kind;
import org.precisionhooks.fhir.importer.calls.ReadCall.Result;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.write.genomic.ResultFrame;

/** What a file of calls states, and what is understood of it (specification section 4.5; PharmCAT, outside calls). */
class OutsideCallTest {

    private static final PharmacogenomicsEngine ENGINE = BuiltIn.pharmacogenomics();
    private static final RecordReader RECORDS = BuiltIn.records();
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final CallReader READER = new CallReader(FHIR, RECORDS, KNOWLEDGE, ENGINE);
    private static final Source SOURCE = new Source("", ResultStatus.FINAL, Optional.empty());
    private static final ResultFrame FRAME = ResultFrame.of("Patient/p");

    private static ReadCall read(OutsideCall call) {
        return READER.read(call, READER.gene(call.gene()).orElseThrow(), SOURCE, FRAME)
                .orElseThrow();
    }

    private static ReadCall read(String line) {
        OutsideCalls calls = CallTable.read(line);
        assertThat(calls.refused()).isEmpty();
        return read(calls.calls().get(0));
    }

    private static GenomicFact fact(String line) {
        return read(line).results().get(0).fact();
    }

    @Test
    void theTableThatPharmcatShowsIsRead() {
        OutsideCalls calls = CallTable.read("""
                # a comment
                CYP2D6	*1/*3

                CYP2C9			2.0
                HLA-B		*57:01 positive
                MT-RNR1	1555A>G\r
                """);
        assertThat(calls.refused()).isEmpty();
        assertThat(calls.calls())
                .containsExactly(
                        new OutsideCall("Line 2", "CYP2D6", "*1/*3", "", ""),
                        new OutsideCall("Line 4", "CYP2C9", "", "", "2.0"),
                        new OutsideCall("Line 5", "HLA-B", "", "*57:01 positive", ""),
                        new OutsideCall("Line 6", "MT-RNR1", "1555A>G", "", ""));
        assertThat(calls.calls().stream()
                        .map(call -> read(call).results().get(0).says()))
                .containsExactly(
                        "CYP2D6 *1/*3: Intermediate Metabolizer, activity score 1.0",
                        "CYP2C9: Normal Metabolizer, activity score 2.0 (as reported by the laboratory)",
                        "HLA-B*57:01 positive",
                        "MT-RNR1 m.1555A>G: increased risk of aminoglycoside-induced hearing loss");
    }

    @Test
    void linesThatCannotBeUsedAreToldAndCostOnlyThemselves() {
        OutsideCalls calls = CallTable.read("Gene\tDiplotype\tPhenotype\tActivity Score\n"
                + "CYP2D6 *1/*3\n\t*1/*2\nCYP2C19\t\t\t\nCYP2C19\t./.\nCYP2C19\t" + "*".repeat(401)
                + "\nCYP2C19\t*1/*2\n");
        assertThat(calls.calls()).extracting(OutsideCall::place).containsExactly("Line 7");
        assertThat(calls.refused())
                .containsExactly(
                        new Refused("Line 2", CallRefusal.COLUMNS),
                        new Refused("Line 3", CallRefusal.COLUMNS),
                        new Refused("Line 4", CallRefusal.COLUMNS),
                        new Refused("Line 5", CallRefusal.NOT_CALLED),
                        new Refused("Line 6", CallRefusal.TOO_LONG));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CYP2D6~*1x≥3/*4            | CYP2D6 *1x≥3/*4: Ultrarapid Metabolizer, activity score ≥3.0",
                "CYP2D6~*1≥3/*4             | CYP2D6 *1x≥3/*4: Ultrarapid Metabolizer, activity score ≥3.0",
                "CYP2D6~*1x5/*4             | CYP2D6 *1x≥3/*4: Ultrarapid Metabolizer, activity score ≥3.0",
                "CYP2D6~*4.024/*1           | CYP2D6 *4/*1: Intermediate Metabolizer, activity score 1.0",
                "CYP2D6~*36+*10/*1          | CYP2D6 *36+*10/*1: Normal Metabolizer, activity score 1.25",
                "CYP2D6~CYP2D6*1/CYP2D6*4   | CYP2D6 *1/*4: Intermediate Metabolizer, activity score 1.0",
                "CYP2D6~~~7.0               | CYP2D6: Ultrarapid Metabolizer, activity score 7.0 (as reported by the laboratory)",
                "CYP2D6~~~≥3.0              | CYP2D6: Ultrarapid Metabolizer, activity score ≥3.0 (as reported by the laboratory)",
                "CYP2C19~CYP2C19*2/*2       | CYP2C19 *2/*2: Poor Metabolizer",
                "CYP2C19~~PM                | CYP2C19: Poor Metabolizer (as reported by the laboratory)",
                "CYP2C19~~likely cyp2c19 poor metaboliser | CYP2C19: Likely Poor Metabolizer (as reported by the laboratory)",
                "CYP2D6~~CYP2D6 Ultrarapid Metabolizers (UM) | CYP2D6: Ultrarapid Metabolizer (as reported by the laboratory)",
                "CYP2C19~~Normal Metabolizer (NM) | CYP2C19: Normal Metabolizer (as reported by the laboratory)",
                "CYP2D6~~EM                 | CYP2D6: Normal Metabolizer (as reported by the laboratory)",
                "cyp2c19~*1/*2              | CYP2C19 *1/*2: Intermediate Metabolizer",
                "DPYD~c.1905+1G>A (*2A)/Reference | DPYD c.1905+1G>A (*2A)/Reference: Intermediate Metabolizer, activity score 1.0",
                "DPYD~*1/*2A                | DPYD Reference/c.1905+1G>A (*2A): Intermediate Metabolizer, activity score 1.0",
                "HLA-B~*57:01/*07:02:01:127 | HLA-B *57:01/*07:02:01:127",
                "HLA-B~HLA-B*57:01/B*07:02  | HLA-B *57:01/*07:02",
                "SLCO1B1~~Poor Function     | SLCO1B1: Poor Function (as reported by the laboratory)",
                "G6PD~Mediterranean, Dallas, Panama, Sassari, Cagliari, Birmingham | G6PD Mediterranean, Dallas, Panama, Sassari, Cagliari, Birmingham: Deficient"
            })
    void callIsUnderstood(String line, String says) {
        assertThat(read(line.replace('~', '\t')).results())
                .extracting(Result::says)
                .containsExactly(says);
    }

    @Test
    void whatTheStatementSaysBesideItsLeadingWordIsToldWhereItDiffers() {
        ReadCall read = read("CYP2D6\t*1/*6\t\t4.0");

        assertThat(read.results().get(0).says())
                .isEqualTo("CYP2D6: Ultrarapid Metabolizer, activity score 4.0 (as reported by the laboratory)");
        assertThat(read.notes()).hasSize(1);
        assertThat(read.notes().get(0).kind()).isEqualTo(Kind.MISMATCH);
        assertThat(read.notes().get(0).words()).contains("CYP2D6 *1/*6: Intermediate Metabolizer, activity score 1.0");
        assertThat(read("CYP2D6\t*1/*6\tIntermediate Metabolizer\t1.0").notes()).isEmpty();
        assertThat(read("CYP2C19\t*2/*2\tNormal Metabolizer\t2.0").notes())
                .extracting(ReadCall.Note::kind)
                .containsExactly(Kind.MISMATCH);
    }

    @Test
    void anUnknownCopyNumberAndAnUnknownAlleleAreKeptAndNotComputedWith() {
        for (String line : List.of("CYP2D6\t*1xN/*4", "CYP2C19\t*1/*999")) {
            ReadCall read = read(line);
            assertThat(read.results()).hasSize(1);
            assertThat(read.notes().toString() + read.results().get(0).says())
                    .containsAnyOf("NOT_COMPUTABLE", "Indeterminate");
        }
    }

    @Test
    void wordsThatAreNoPhenotypeLeaveTheAllelesAndAreTold() {
        ReadCall read = read("CYP2C19\t*2/*2\tgreen\t");

        assertThat(read.results().get(0).fact()).isInstanceOf(Genotype.class);
        assertThat(read.notes()).extracting(ReadCall.Note::kind).containsExactly(Kind.PHENOTYPE_UNREAD);
        for (String words : List.of("green", "Normal Metabolizer (PM)")) {
            assertThat(READER.read(new OutsideCall("Line 1", "CYP2C19", "", words, ""), "CYP2C19", SOURCE, FRAME))
                    .as(words)
                    .isEmpty();
        }
    }

    /** What is written is read again as what it was written of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CYP2D6\t*1x≥3/*4",
                "CYP2D6\t*1/*6\tUltrarapid Metabolizer\t4.0",
                "CYP2D6\t\t\t≥3.0",
                "CYP2C19\t*1/*2\tIntermediate Metabolizer",
                "CYP2C19\t\tLikely Poor Metabolizer",
                "HLA-B\t*57:01/*07:02",
                "HLA-B\t*57:01",
                "HLA-A\t\t*31:01 negative; *02:01 positive",
                "MT-RNR1\tm.1555A>G",
                "VKORC1\trs9923231 reference (C)/rs9923231 variant (T)",
                "DPYD\tReference/c.1129-5923C>G, c.1236G>A (HapB3)\tIntermediate Metabolizer\t1.5"
            })
    void whatIsKeptIsReadAgainAsTheSame(String line) throws JsonProcessingException {
        for (Result result : read(line).results()) {
            String json = FHIR.newJsonParser().encodeResourceToString(result.observation());
            assertThat(RECORDS.read(
                                    "p",
                                    List.of(new FoundResource(new ObjectMapper().readTree(json), DataOrigin.SERVER)))
                            .sources()
                            .get(0)
                            .facts())
                    .contains((org.precisionhooks.facts.Fact) result.fact());
        }
    }

    @Test
    void kindsOfStatementsBecomeKindsOfResults() {
        assertThat(fact("CYP2C19\t*1/*2")).isInstanceOf(Genotype.class);
        assertThat(fact("CYP2C19\t*1/*2\tIntermediate Metabolizer")).isInstanceOf(GenePhenotype.class);
        assertThat(fact("HLA-B\t*57:01/*07:02")).isInstanceOf(HlaTyping.class);
        assertThat(fact("HLA-B\t\t*57:01 positive")).isInstanceOf(AllelePresence.class);
    }

    private static final BiPredicate<String, JsonNode> TESTED = new TestedPositions(ENGINE::neededPositions)::areEnough;

    private static OutsideCalls reports(String json) throws JsonProcessingException {
        JsonNode tree = new ObjectMapper().readTree(json.replace('\'', '"'));
        assertThat(GeneReports.isSuch(tree)).isTrue();
        return GeneReports.read(tree, TESTED);
    }

    private static String report(String gene, String source, String more, String... diplotypes) {
        return "'" + gene + "': {'geneSymbol': '" + gene + "', 'callSource': '" + source + "'" + more
                + ", 'recommendationDiplotypes': [" + String.join(",", diplotypes) + "]}";
    }

    private static String diplotype(String one, String other, String phenotype, String score) {
        return "{'allele1': {'name': '" + one + "'}, 'allele2': "
                + (other.isEmpty() ? "null" : "{'name': '" + other + "'}") + ", 'phenotypes': ['" + phenotype
                + "'], 'activityScore': " + score + "}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'geneReports': {'CPIC': {%s}, 'DPWG': {%s}}}", "{'geneReports': {%s}}", "{'genes': {%s}}"})
    void geneReportsAreReadInEachOfTheirLayouts(String layout) throws JsonProcessingException {
        String one = report("CYP2C9", "OUTSIDE", "", diplotype("*1", "*3", "Intermediate Metabolizer", "'1.0'"));
        OutsideCalls calls = reports(layout.replaceFirst("%s", one)
                .replaceFirst("%s", report("CYP2C9", "OUTSIDE", "", diplotype("*1", "*3", "IM of others", "null"))));

        assertThat(calls.calls())
                .containsExactly(new OutsideCall("Gene CYP2C9", "CYP2C9", "*1/*3", "Intermediate Metabolizer", "1.0"));
    }

    @Test
    void genesWithoutAResultAreToldAndNeverNormal() throws JsonProcessingException {
        OutsideCalls calls = reports("{'geneReports': {"
                + report("CYP2D6", "NONE", "", diplotype("Unknown", "Unknown", "No Result", "'No Result'")) + ","
                + report("CYP2B6", "MATCHER", "") + "}}");

        assertThat(calls.calls()).isEmpty();
        assertThat(calls.refused()).extracting(Refused::reason).containsOnly(CallRefusal.NOT_CALLED);
    }

    @Test
    void severalDiplotypesAreTakenForWhatTheyMeanInCommon() throws JsonProcessingException {
        OutsideCalls same = reports("{'geneReports': {"
                + report(
                        "CYP2C19",
                        "MATCHER",
                        "",
                        diplotype("*1", "*2", "Intermediate Metabolizer", "null"),
                        diplotype("*2", "*38", "Intermediate Metabolizer", "null"))
                + "}}");
        OutsideCalls different = reports("{'geneReports': {"
                + report(
                        "TPMT",
                        "MATCHER",
                        "",
                        diplotype("*1", "*3A", "Intermediate Metabolizer", "null"),
                        diplotype("*3B", "*3C", "Poor Metabolizer", "null"))
                + "}}");

        assertThat(same.calls())
                .containsExactly(new OutsideCall("Gene CYP2C19", "CYP2C19", "", "Intermediate Metabolizer", ""));
        assertThat(different.refused()).containsExactly(new Refused("Gene TPMT", CallRefusal.AMBIGUOUS));
    }

    /** PharmCAT takes reference for what was not tested. */
    @Test
    void whatWasCalledWithoutItsNeededPositionsIsNotTaken() throws JsonProcessingException {
        Set<String> needed = ENGINE.neededPositions("DPYD").orElseThrow();
        assertThat(needed).hasSize(4);
        String all = positions(needed, "'C/C'");
        String missing = positions(needed, "null");
        String normal = diplotype("Reference", "Reference", "Normal Metabolizer", "'2.0'");

        assertThat(reports("{'geneReports': {" + report("DPYD", "MATCHER", all, normal) + "}}")
                        .calls())
                .hasSize(1);
        assertThat(reports("{'geneReports': {" + report("DPYD", "MATCHER", missing, normal) + "}}")
                        .refused())
                .containsExactly(new Refused("Gene DPYD", CallRefusal.UNTESTED));
        assertThat(reports("{'geneReports': {" + report("DPYD", "OUTSIDE", missing, normal) + "}}")
                        .calls())
                .hasSize(1);
    }

    private static String positions(Set<String> ids, String call) {
        return ", 'variants': ["
                + String.join(
                        ",",
                        ids.stream()
                                .map(id -> "{'dbSnpId': '" + id + "', 'position': 1, 'call': " + call + "}")
                                .toList())
                + "]";
    }
}
