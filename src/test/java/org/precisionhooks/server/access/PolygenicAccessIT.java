package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.server.TestScores;
import org.precisionhooks.server.access.TestCallers.Who;
import org.precisionhooks.server.genomics.Stores;

/**
 * A polygenic score is a result of hereditary risk: whoever may have such results of the patient may have one made, without
 * seeing the genome; refused, it is answered like one that cannot be made.
 */
class PolygenicAccessIT extends AccessIT {

    private static final String DOMAIN = "https://precisionhooks.org/fhir/CodeSystem/pm-knowledge-domain";
    private static final String[] PATIENTS = {
        "pgs-plain", "pgs-domain", "pgs-label", "pgs-instance", "pgs-class", "pgs-nothing", "part-pat", "pgs-victim"
    };

    private static boolean loaded;

    @BeforeEach
    void load() {
        if (loaded) {
            return;
        }
        for (String patient : PATIENTS) {
            keep(Stores.transaction(patient(patient), document("doc-" + patient, patient, inline()), score(patient)));
        }
        keep(Stores.transaction(
                binary("bin-victim", "{'reference':'Patient/pgs-victim'}"),
                binary("bin-nobody", ""),
                binary("bin-plain", "{'reference':'Patient/pgs-plain'}"),
                binary("bin-document", "{'reference':'DocumentReference/doc-own'}"),
                document("doc-stolen", "pgs-plain", "'url':'Binary/bin-victim'"),
                document("doc-nobody", "pgs-plain", "'url':'Binary/bin-nobody'"),
                document("doc-linked", "pgs-plain", "'url':'Binary/bin-plain'"),
                document("doc-own", "pgs-plain", "'url':'Binary/bin-document'"),
                document("doc-elsewhere", "pgs-plain", "'url':'https://example.org/fhir/Binary/bin-plain'")));
        keep(
                Stores.transaction(
                        consent(
                                "c-domain",
                                "pgs-domain",
                                deny("'code':[{'coding':[{'system':'" + DOMAIN + "','code':'hereditary-risk'}]}]")),
                        consent(
                                "c-label",
                                "pgs-label",
                                deny(
                                        "'securityLabel':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'GDIS'}]")),
                        consent(
                                "c-instance",
                                "pgs-instance",
                                deny(
                                        "'data':[{'meaning':'instance','reference':{'reference':'DocumentReference/doc-pgs-instance'}},{'meaning':'instance','reference':{'reference':'Observation/obs-pgs-instance'}}]")),
                        consent(
                                "c-class",
                                "pgs-class",
                                deny(
                                        "'class':[{'system':'http://hl7.org/fhir/resource-types','code':'DocumentReference'},{'system':'http://hl7.org/fhir/resource-types','code':'Observation'}]"))));
        loaded = true;
    }

    private static String deny(String criteria) {
        return "{'type':'deny'," + criteria + "}";
    }

    private static String inline() {
        return "'data':'" + Base64.getEncoder().encodeToString(TestScores.VCF.getBytes(StandardCharsets.UTF_8)) + "'";
    }

    private static String document(String id, String patient, String attachment) {
        return "{'resourceType':'DocumentReference','id':'" + id
                + "','status':'current','subject':{'reference':'Patient/" + patient
                + "'},'content':[{'attachment':{'contentType':'text/vcf'," + attachment + "}}]}";
    }

    private static String binary(String id, String securityContext) {
        String data = Base64.getEncoder().encodeToString(TestScores.VCF.getBytes(StandardCharsets.UTF_8));
        return "{'resourceType':'Binary','id':'" + id + "','contentType':'text/vcf'"
                + (securityContext.isEmpty() ? "" : ",'securityContext':" + securityContext) + ",'data':'" + data
                + "'}";
    }

    /** A score that was kept. */
    private static String score(String patient) {
        return """
                {'resourceType':'Observation','id':'obs-%1$s','status':'final','subject':{'reference':'Patient/%1$s'},
                 'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v2-0074','code':'GE'}]}],
                 'code':{'coding':[{'system':'https://precisionhooks.org/fhir/CodeSystem/pm-result-kind','code':'polygenic-score'}]},
                 'effectiveDateTime':'2026-05-01','method':{'text':'PGS900001'},'valueQuantity':{'value':0.125,'code':'1'},
                 'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'81259-4'}]},
                   'valueCodeableConcept':{'coding':[{'system':'http://www.ebi.ac.uk/efo/','code':'EFO_0001645'}],'text':'Coronary artery disease'}}]}""".formatted(patient);
    }

    private HttpResponse<String> score(Who who, String patient, String source) {
        return get(who, "/Patient/" + patient + "/$polygenic-score?score=PGS900001&source=" + source);
    }

    @Test
    void aClinicianMayHaveAScoreMadeWithoutSeeingTheFile() {
        HttpResponse<String> answer = score(Who.CLINICIAN, "pgs-plain", "DocumentReference/doc-pgs-plain");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"sum\"").doesNotContain("1000000");
        assertThat(get(Who.CLINICIAN, "/DocumentReference/doc-pgs-plain").statusCode())
                .isEqualTo(404);
    }

    /** A file that is the body is no file of the server: what a score reveals of the patient is asked about before it is read. */
    @ParameterizedTest
    @ValueSource(strings = {"pgs-domain", "pgs-label"})
    void aFileThatIsSentIsNotSummedForWhomThePatientRefuses(String patient) {
        assertThat(sent(Who.CLINICIAN, "pgs-plain", TestScores.VCF).statusCode())
                .isEqualTo(200);
        HttpResponse<String> denied = sent(Who.CLINICIAN, patient, TestScores.VCF);

        assertThat(denied.statusCode()).isEqualTo(404);
        assertThat(denied.body())
                .isEqualTo(sent(Who.CLINICIAN, patient, "no file at all").body())
                .doesNotContain("sum");
    }

    @Test
    void whoDoesNotTreatMaySendNoFile() {
        assertThat(sent(Who.OUTSIDER, "pgs-plain", TestScores.VCF).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> sent(Who who, String patient, String vcf) {
        return send(by(who, "/Patient/" + patient + "/$polygenic-score?score=PGS900001")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(vcf)));
    }

    @Test
    void thePatientMay() {
        assertThat(score(Who.PATIENT, "part-pat", "DocumentReference/doc-part-pat")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"OUTSIDER", "RELATIVE", "RESEARCHER", "AUDITOR"})
    void othersMayNot(Who who) {
        HttpResponse<String> denied = score(who, "pgs-plain", "DocumentReference/doc-pgs-plain");

        assertThat(denied.statusCode()).isEqualTo(404);
        assertThat(denied.body())
                .isEqualTo(score(who, "pgs-plain", "DocumentReference/no-such").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgs-domain", "pgs-label", "pgs-instance", "pgs-class"})
    void whatThePatientRefusesIsAnsweredLikeWhatIsNotThere(String patient) {
        HttpResponse<String> denied = score(Who.CLINICIAN, patient, "DocumentReference/doc-" + patient);
        HttpResponse<String> absent = score(Who.CLINICIAN, patient, "DocumentReference/no-such");

        assertThat(denied.statusCode()).isEqualTo(absent.statusCode()).isEqualTo(404);
        assertThat(denied.body()).isEqualTo(absent.body()).doesNotContain("sum");
        assertThat(denied.headers().map().keySet())
                .isEqualTo(absent.headers().map().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pgs-domain", "pgs-label", "pgs-instance", "pgs-class"})
    void aKeptScoreThatIsRefusedStandsBesideNoRisk(String patient) {
        assertThat(get(Who.CLINICIAN, "/Patient/pgs-plain/$cardiovascular-risk").body())
                .contains("polygenic score PGS900001 for Coronary artery disease", "0.125");
        assertThat(get(Who.CLINICIAN, "/Patient/" + patient + "/$cardiovascular-risk")
                        .body())
                .doesNotContain("olygenic", "PGS900001", "0.125");
        assertThat(get(Who.CLINICIAN, "/Observation/obs-" + patient).statusCode())
                .isEqualTo(404);
        assertThat(get(Who.CLINICIAN, "/Observation/obs-pgs-plain").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"doc-stolen", "doc-nobody"})
    void aDocumentIsNoKeyToTheFileOfAnother(String document) {
        assertThat(score(Who.CLINICIAN, "pgs-plain", "DocumentReference/" + document)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"doc-linked", "doc-own"})
    void aFileThatSaysWhoseItIsIsUsed(String document) {
        assertThat(score(Who.CLINICIAN, "pgs-plain", "DocumentReference/" + document)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFileByItselfIsForTheOwner() {
        assertThat(score(Who.CLINICIAN, "pgs-plain", "Binary/bin-plain").statusCode())
                .isEqualTo(404);
        assertThat(score(Who.LOADER, "pgs-plain", "Binary/bin-plain").statusCode())
                .isEqualTo(200);
        assertThat(score(Who.LOADER, "pgs-domain", "Binary/bin-plain").statusCode())
                .isEqualTo(404);
        assertThat(score(Who.CLINICIAN, "pgs-plain", "DocumentReference/doc-elsewhere")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theDocumentOfAnotherPatientIsNone() {
        assertThat(score(Who.CLINICIAN, "pgs-plain", "DocumentReference/doc-pgs-victim")
                        .statusCode())
                .isEqualTo(404);
    }
}
