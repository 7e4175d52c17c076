package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.TwinRecords.CANARY;
import static org.precisionhooks.server.TwinRecords.HIDING;
import static org.precisionhooks.server.TwinRecords.LACKING;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.server.TwinRecords;
import org.precisionhooks.server.access.TestCallers.Who;
import org.precisionhooks.server.genomics.Stores;

/**
 * What is worked out of a record with withheld facts is, to the byte, what is worked out of a record without them: of two patients
 * with the same consent one has the facts that it refuses, the other has not.
 */
class WithheldFactsIT extends AccessIT {

    private static boolean loaded;

    @BeforeEach
    void load() {
        if (loaded) {
            return;
        }
        for (String twin : List.of(HIDING, LACKING)) {
            keep(Stores.transaction(TwinRecords.record(twin).toArray(String[]::new)));
            keep(Stores.transaction(TwinRecords.consent(twin)));
        }
        loaded = true;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Patient/%s/$precision-recommendations|codeine",
                "/Patient/%s/$precision-recommendations?drug=http://www.nlm.nih.gov/research/umls/rxnorm%%7C32968|clopidogrel",
                "/Patient/%s/$precision-recommendations?domain=cardiology|Bundle",
                "/Patient/%s/$medication-review|codeine",
                "/Patient/%s/$pgx-passport|CYP2D6",
                "/Patient/%s/$pgx-passport?_format=text/html&language=de|CYP2D6",
                "/Patient/%s/$genomic-summary|CYP2D6",
                "/Patient/%s/$read-report|cyp2d6",
                "/Patient/%s/$cardiovascular-risk|prevent",
                "/Patient/%s/$cardiovascular-risk?_format=html|html",
                "/Patient/%s/$fh-score|RiskAssessment",
                "/Patient/%s/$polygenic-score?score=PGS900001&source=DocumentReference/%s-file|OperationOutcome",
                "/$find-subject-haplotypes?subject=%s&genes=CYP2D6,CYP2C19|CYP2D6",
                "/$find-subject-variants?subject=%s&ranges=NC_000010.11:94000000-95000000&includeVariants=true|false",
                "/$find-subject-tx-implications?subject=%s&treatments=canarybird,clopidogrel,warfarin&includeComputed=true|Parameters",
                "/$find-study-metadata?subject=%s|Parameters",
                "/Task?patient=%s|Bundle",
                "/Patient/%s/$everything|cyp2d6"
            })
    void withheldFactsMakeNoDifference(String path, String expected) {
        Answer hidden = answer(path, HIDING);
        Answer none = answer(path, LACKING);

        assertThat(hidden.body()).contains(expected).doesNotContain(CANARY, "cyp2c19");
        assertThat(hidden).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource({
        "pgx, patient-view, ''",
        "pgx, order-select, 32968",
        "pgx, order-select, 2670",
        "pgx, order-sign, 32968",
        "pgx, encounter-discharge, ''",
        "heart, patient-view, ''",
        "heart, order-select, 83367"
    })
    void norDoTheyOnCards(String about, String hook, String picked) {
        Answer hidden = answer(about, hook, picked, HIDING);
        Answer none = answer(about, hook, picked, LACKING);

        assertThat(hidden.status()).as(hidden.body()).isEqualTo(200);
        assertThat(hidden.body()).doesNotContain(CANARY, "cyp2c19");
        assertThat(hidden).isEqualTo(none);
    }

    private Answer answer(String about, String hook, String picked, String twin) {
        String orders = picked.isEmpty()
                ? ""
                : ",'selections':['MedicationRequest/new'],'draftOrders':{'resourceType':'Bundle','entry':[{'resource':%s}]}"
                        .formatted(TwinRecords.prescription("new", twin, picked, "drug")
                                .replace("'active'", "'draft'"));
        String call =
                "{'hook':'%s','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':{'userId':'Practitioner/d1','patientId':'%s','encounterId':'e1'%s}}"
                        .formatted(hook, twin, orders);
        return Answer.of(
                send(request("/cds-services/precision-" + about + "-" + hook)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json5(call)))),
                twin);
    }

    private Answer answer(String path, String twin) {
        HttpResponse<String> response = get(Who.CLINICIAN, path.formatted(twin, twin));
        return Answer.of(response, twin);
    }
}
