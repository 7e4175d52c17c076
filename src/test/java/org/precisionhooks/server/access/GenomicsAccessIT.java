package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.index.IndexedVariant;
import org.precisionhooks.fhir.index.VariantIndex;
import org.precisionhooks.server.access.TestCallers.Who;
import org.precisionhooks.server.genomics.Results;
import org.precisionhooks.server.genomics.Stores;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What consent withholds is nowhere in the genomics operations: not in an answer, not in a count, not in a difference. */
class GenomicsAccessIT extends AccessIT {

    private static final String CHR10 = "NC_000010.11";

    @Autowired
    private VariantIndex index;

    @Autowired
    private PlatformTransactionManager transactions;

    private static boolean loaded;

    @BeforeEach
    void load() {
        if (loaded) {
            return;
        }
        load(
                patient("g-part"),
                patient("g-none"),
                patient("g-open"),
                patient("g-bare"),
                patient("g-import"),
                patient("g-silent"));
        keep(
                Stores.transaction(
                        Results.variant("g-seen", "g-part", CHR10, 94_781_859, "G>A"),
                        Results.variant("g-hidden", "g-part", CHR10, 94_842_866, "A>G"),
                        Results.genotype("g-genotype", "g-part", "HGNC:2621", "*2/*2"),
                        Results.implication("g-tx", "g-part", "clopidogrel", "Observation/g-genotype"),
                        Results.report("g-report", "g-part", CHR10, 94_900_001),
                        Results.variant("g-none-1", "g-none", CHR10, 94_781_859, "G>A"),
                        Results.variant("g-silent-1", "g-silent", CHR10, 94_781_859, "G>A"),
                        Results.variant("g-open-1", "g-open", CHR10, 94_781_859, "G>A"),
                        study("g-study", "g-import"),
                        study("g-study-hidden", "g-import"),
                        Stores.consent(
                                "g-part-consent",
                                "g-part",
                                Results.permittingAllBut(List.of(
                                        "Observation/g-hidden",
                                        "Observation/g-genotype",
                                        "Observation/g-tx",
                                        "DiagnosticReport/g-report"))),
                        Stores.consent("g-none-consent", "g-none", "{'type':'deny'}"),
                        Stores.consent("g-open-consent", "g-open", "{'type':'permit'}"),
                        Stores.consent("g-bare-consent", "g-bare", "{'type':'permit'}"),
                        Stores.consent(
                                "g-import-consent",
                                "g-import",
                                "{'type':'permit','provision':[{'type':'deny','data':[{'meaning':'instance','reference':{'reference':'Procedure/g-study-hidden'}}]},"
                                        + "{'type':'deny','code':[{'coding':[{'system':'https://precisionhooks.org/fhir/CodeSystem/pm-knowledge-domain','code':'hereditary-risk'}]}]}]}")));
        imported(
                "Procedure/g-study",
                row("Procedure/g-study", "CYP2C19", 2_000),
                row("Procedure/g-study", "BRCA2", 3_000));
        imported("Procedure/g-study-hidden", row("Procedure/g-study-hidden", "CYP2C19", 4_000));
        loaded = true;
    }

    private static String study(String id, String patient) {
        return "{'resourceType':'Procedure','id':'" + id
                + "','meta':{'security':[{'system':'https://precisionhooks.org/fhir/CodeSystem/pm-knowledge-domain','code':'pharmacogenomics'}]},'status':'completed','subject':{'reference':'Patient/"
                + patient
                + "'},'category':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'laboratory'}]},"
                + "'code':{'text':'analysis'},'extension':[{'url':'http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-genome-build',"
                + "'valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'LA26806-2'}]}},"
                + "{'url':'http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-regions','extension':["
                + "{'url':'studied','valueCodeableConcept':{'coding':[{'system':'http://www.genenames.org','code':'HGNC:2621','display':'CYP2C19'}]}}]}]}";
    }

    private static IndexedVariant row(String study, String gene, long start) {
        return new IndexedVariant(
                new Variant(
                        new Source(study, ResultStatus.FINAL, Optional.empty()),
                        gene,
                        Origin.GERMLINE,
                        Presence.PRESENT,
                        Zygosity.HETEROZYGOUS,
                        List.of(),
                        Optional.of(new GenomicLocation("NC_000001.11", start, "C", "T"))),
                "",
                "");
    }

    private void imported(String study, IndexedVariant... rows) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> index.replace("g-import", study, Stream.of(rows)));
    }

    private JsonNode find(Who who, String question) {
        HttpResponse<String> response = get(who, "/$find-" + question);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subject-variants?includeVariants=true&includePhasing=true&ranges=NC_000010.11:94842865-94842866",
                "subject-variants?ranges=NC_000010.11:94900000-94900001",
                "subject-specific-variants?variants=NC_000010.11:94842865:A:G",
                "subject-haplotypes?genes=CYP2C19",
                "subject-specific-haplotypes?haplotypes=CYP2C19",
                "subject-tx-implications?treatments=clopidogrel,warfarin",
                "subject-tx-implications?haplotypes=CYP2C19",
                "subject-structural-intersecting-variants?includeVariants=true&ranges=NC_000010.11:1-94842866"
            })
    void withheldResultIsAnsweredLikeNone(String question) {
        HttpResponse<String> withheld = get(Who.CLINICIAN, "/$find-" + question + "&subject=g-part");
        HttpResponse<String> absent = get(Who.CLINICIAN, "/$find-" + question + "&subject=g-bare");

        assertThat(withheld.statusCode()).isEqualTo(200);
        assertThat(withheld.body()).isEqualTo(absent.body());
    }

    @Test
    void whatIsPermittedBesideItIsShown() {
        JsonNode answer = find(
                Who.CLINICIAN,
                "subject-variants?subject=g-part&includeVariants=true&ranges=NC_000010.11:94000000-95000000");

        assertThat(answer.findValues("resource"))
                .extracting(resource -> resource.path("id").asText())
                .containsExactly("g-seen");
    }

    @Test
    void patientWhoDeniesIsAnsweredLikeOneWhoDoesNotExist() {
        String question = "/$find-subject-variants?ranges=NC_000010.11:94781858-94781859&subject=";
        HttpResponse<String> denied = get(Who.CLINICIAN, question + "g-none");

        assertThat(denied.statusCode()).isEqualTo(404);
        assertThat(denied.body())
                .isEqualTo(get(Who.CLINICIAN, question + "g-nobody").body());
    }

    @Test
    void patientWhoDeniesIsNotCounted() {
        JsonNode answer = find(
                Who.CLINICIAN,
                "population-specific-variants?includePatientList=true&variants=NC_000010.11:94781858:G:A");

        assertThat(answer.findValuesAsText("valueString"))
                .contains("g-part", "g-open")
                .doesNotContain("g-none");
        assertThat(answer.at("/parameter/0/part/1/valueQuantity/value").asInt()).isEqualTo(3);
        assertThat(answer.at("/parameter/0/part/2/name").asText()).isEqualTo("denominator");
        int before = answer.at("/parameter/0/part/2/valueQuantity/value").asInt();
        keep(Stores.transaction(Stores.consent("g-none-consent", "g-none", "{'type':'permit'}")));
        int after = find(Who.CLINICIAN, "population-specific-variants?variants=NC_000010.11:94781858:G:A")
                .at("/parameter/0/part/2/valueQuantity/value")
                .asInt();
        keep(Stores.transaction(Stores.consent("g-none-consent", "g-none", "{'type':'deny'}")));
        assertThat(after).isEqualTo(before + 1);
    }

    @Test
    void withheldResultIsNotCounted() {
        JsonNode answer = find(
                Who.CLINICIAN,
                "population-specific-variants?includePatientList=true&variants=NC_000010.11:94842865:A:G");

        assertThat(answer.at("/parameter/0/part/1/valueQuantity/value").asInt()).isZero();
    }

    @Test
    void patientWithoutAConsentIsCountedByWhoTreatsThemOnly() {
        String question = "population-specific-variants?includePatientList=true&variants=NC_000010.11:94781858:G:A";

        assertThat(find(Who.CLINICIAN, question).findValuesAsText("valueString"))
                .contains("g-silent");
        assertThat(find(Who.RESEARCHER, question).findValuesAsText("valueString"))
                .doesNotContain("g-silent");
        assertThat(find(Who.OUTSIDER, question).findValuesAsText("valueString")).doesNotContain("g-silent");
    }

    @Test
    void aSummaryTellsOfImportedRowsWhatMayBeSeenOfThem() {
        HttpResponse<String> summary = get(Who.CLINICIAN, "/Patient/g-import/$genomic-summary");

        assertThat(summary.statusCode()).as(summary.body()).isEqualTo(200);
        assertThat(summary.body())
                .contains(
                        "Procedure/g-study is an imported file; variants that were found: 1, of which in genes of"
                                + " guidance and listed here: 1.",
                        "NC_000001.11:2000")
                .doesNotContain("g-study-hidden", "BRCA2", "NC_000001.11:4000", "NC_000001.11:3000");
    }

    @Test
    void importedVariantIsSeenByItsStudyAndItsGene() {
        JsonNode answer = find(
                Who.CLINICIAN, "subject-variants?subject=g-import&includeVariants=true&ranges=NC_000001.11:1000-9000");

        assertThat(answer.findValues("resource")).hasSize(1);
        assertThat(answer.toString()).contains("CYP2C19", "\"value\":2000").doesNotContain("BRCA2", "4000");
    }

    /** Of a chromosome in the hands of one answer, and what may not be seen makes no difference to it. */
    @Test
    void answerOfMoreVariantsThanItMayHoldIsRefused() {
        load(patient("g-many"));
        keep(
                Stores.transaction(
                        study("g-study-many", "g-many"),
                        Stores.consent(
                                "g-many-consent",
                                "g-many",
                                "{'type':'permit','provision':[{'type':'deny','code':[{'coding':[{'system':'https://precisionhooks.org/fhir/CodeSystem/pm-knowledge-domain','code':'hereditary-risk'}]}]}]}")));
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> index.replace(
                        "g-many",
                        "Procedure/g-study-many",
                        IntStream.range(0, 20_002)
                                .mapToObj(
                                        i -> row("Procedure/g-study-many", i % 2 == 0 ? "CYP2C19" : "BRCA2", 10 + i))));
        String all = "/$find-subject-variants?subject=g-many&ranges=NC_000001.11:0-30000";
        HttpResponse<String> refused = get(Who.CLINICIAN, all + "&includeVariants=true");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("too-many-variants");
        assertThat(get(Who.CLINICIAN, all).body()).contains("\"valueBoolean\":true");
        JsonNode less =
                find(Who.CLINICIAN, "subject-variants?subject=g-many&ranges=NC_000001.11:0-20010&includeVariants=true");
        assertThat(less.findValues("resource")).hasSize(10_000);
    }

    @Test
    void indexIsRebuiltByTheOwnerOnly() {
        String body = "{'resourceType':'Parameters'}";

        assertThat(post(Who.CLINICIAN, "/$rebuild-variant-index", body).statusCode())
                .isEqualTo(403);
        HttpResponse<String> accepted = post(Who.LOADER, "/$rebuild-variant-index", body);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String address = accepted.headers().firstValue("Content-Location").orElseThrow();
        String status = address.substring(address.indexOf("/$"));
        assertThat(get(Who.CLINICIAN, status).statusCode()).isEqualTo(404);
        HttpResponse<String> ended = ended(status);
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
        assertThat(json(ended).at("/parameter/0/valueInteger").asInt()).isGreaterThan(5);
        importedVariantIsSeenByItsStudyAndItsGene();
    }

    private HttpResponse<String> ended(String status) {
        for (int i = 0; i < 120; i++) {
            HttpResponse<String> answer = get(Who.LOADER, status);
            if (answer.statusCode() != 202) {
                return answer;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        throw new AssertionError("The rebuild did not end");
    }
}
