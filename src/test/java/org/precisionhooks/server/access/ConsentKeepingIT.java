package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.access.TestCallers.Who.CLINICIAN;
import static org.precisionhooks.server.access.TestCallers.Who.CONSENT_OFFICER;
import static org.precisionhooks.server.access.TestCallers.Who.PATIENT;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.server.access.TestCallers.Who;

/** Who keeps consents and reads what was done, and how a consent is changed (consent.md section 11, threats 37 and 41). */
class ConsentKeepingIT extends AccessIT {

    private static boolean loaded;

    @BeforeEach
    void records() {
        if (loaded) {
            return;
        }
        load(patient("part-pat"), patient("relative-pat"), patient("kept-pat"));
        load(observation("kept-weight", "kept-pat", "8302-2"));
        keep(json5("""
            {'resourceType':'Bundle','type':'transaction','entry':[
             {'request':{'method':'PUT','url':'Provenance/kept-provenance'},'resource':{'resourceType':'Provenance',
               'id':'kept-provenance','target':[{'reference':'Patient/part-pat'}],'recorded':'2026-11-27T12:00:00Z',
               'agent':[{'who':{'display':'x'}}]}}]}\
            """));
        loaded = true;
    }

    @ParameterizedTest
    @EnumSource(names = {"PATIENT", "CONSENT_OFFICER", "LOADER"})
    void consentIsWrittenByThePatientAndByOfficers(Who who) {
        assertThat(post(who, "/Consent", fresh("part-pat")).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "RELATIVE, part-pat",
        "CLINICIAN, part-pat",
        "PRIVACY_OFFICER, part-pat",
        "AUDITOR, part-pat",
        "PATIENT, relative-pat"
    })
    void othersWriteNoConsent(Who who, String patient) {
        HttpResponse<String> refused = post(who, "/Consent", fresh(patient));

        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 403);
    }

    @Test
    void consentOfOneselfIsNotTurnedIntoThatOfAnother() {
        String id =
                json(post(PATIENT, "/Consent", fresh("part-pat"))).path("id").asText();

        assertThat(change(PATIENT, id, "1", fresh("relative-pat")).statusCode()).isBetween(400, 403);
    }

    @Test
    void consentIsNeverDeleted() {
        String id =
                json(post(PATIENT, "/Consent", fresh("part-pat"))).path("id").asText();

        for (Who who : Who.values()) {
            assertCode(send(by(who, "/Consent/" + id).DELETE()), 405, "consent-not-deleted");
            assertCode(send(by(who, "/Consent/absent").DELETE()), 405, "consent-not-deleted");
        }
        assertCode(
                post(
                        CONSENT_OFFICER,
                        "",
                        "{'resourceType':'Bundle','type':'batch','entry':[{'request':{'method':'DELETE','url':'Consent/"
                                + id + "'}}]}"),
                405,
                "consent-not-deleted");
        assertThat(get(PATIENT, "/Consent/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void consentIsChangedFromItsCurrentVersionOnly() {
        String id = json(post(CONSENT_OFFICER, "/Consent", fresh("part-pat")))
                .path("id")
                .asText();
        String inactive = fresh("part-pat").replace("active", "inactive");

        assertCode(put(CONSENT_OFFICER, "/Consent/" + id, withId(inactive, id)), 409, "version-conflict");
        assertThat(change(CONSENT_OFFICER, id, "1", inactive).statusCode()).isEqualTo(200);
        assertCode(change(CONSENT_OFFICER, id, "1", fresh("part-pat")), 409, "version-conflict");
        assertCode(
                send(request("/fhir/Consent/" + id)
                        .header("Authorization", CONSENT_OFFICER.header())
                        .header("Content-Type", "application/json-patch+json")
                        .method(
                                "PATCH",
                                BodyPublishers.ofString(
                                        json5("[{'op':'replace','path':'/status','value':'active'}]")))),
                409,
                "version-conflict");
        assertThat(json(get(CONSENT_OFFICER, "/Consent/" + id)).path("status").asText())
                .isEqualTo("inactive");
        assertThat(change(CONSENT_OFFICER, id, "2", fresh("part-pat")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void consentIsNotChangedByACondition() {
        assertCode(put(CONSENT_OFFICER, "/Consent?patient=part-pat", fresh("part-pat")), 403, "closed-interaction");
    }

    @Test
    void entryOfABundleNamesTheVersionToo() {
        String id = json(post(CONSENT_OFFICER, "/Consent", fresh("part-pat")))
                .path("id")
                .asText();
        String entry = "{'resource':" + withId(fresh("part-pat").replace("active", "inactive"), id)
                + ",'request':{'method':'PUT','url':'Consent/" + id + "'%s}}";

        assertCode(post(CONSENT_OFFICER, "", transaction(entry.formatted(""))), 409, "version-conflict");
        assertThat(post(CONSENT_OFFICER, "", transaction(entry.formatted(",'ifMatch':'W/\"1\"'")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(by(CONSENT_OFFICER, "")
                                .POST(BodyPublishers.ofString(json5(transaction(entry.formatted(",'ifMatch':'W/@1@'")))
                                        .replace("@", "\\\""))))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusalBindsTheNextRequestAndItsWithdrawalToo() {
        assertThat(get(CLINICIAN, "/Observation/kept-weight").statusCode()).isEqualTo(200);
        String refusal = consent("", "kept-pat", "{'type':'deny'}").replace("'id':'',", "");
        String id = json(post(CONSENT_OFFICER, "/Consent", refusal)).path("id").asText();
        assertThat(get(CLINICIAN, "/Observation/kept-weight").statusCode()).isEqualTo(404);
        change(CONSENT_OFFICER, id, "1", refusal.replace("active", "inactive"));
        assertThat(get(CLINICIAN, "/Observation/kept-weight").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"Provenance/kept-provenance, AUDITOR PRIVACY_OFFICER CONSENT_OFFICER LOADER"})
    void whatWasDoneIsReadByItsRoles(String reference, String readers) {
        for (Who who : Who.values()) {
            int status = (" " + readers + " ").contains(" " + who.name() + " ") ? 200 : 404;
            assertThat(get(who, "/" + reference).statusCode()).as(who.name()).isEqualTo(status);
            assertThat(ids(get(who, "/" + reference.replace("/", "?_id="))))
                    .as(who.name())
                    .hasSize(status == 200 ? 1 : 0);
            if (reference.startsWith("Provenance")) {
                assertThat(ids(get(who, "/Patient?_id=part-pat&_revinclude=Provenance:target"))
                                        .contains("Provenance/kept-provenance")
                                && status != 200)
                        .as(who.name())
                        .isFalse();
            }
        }
    }

    @Test
    void nobodyElseWritesWhatWasDone() {
        for (Who who : new Who[] {CLINICIAN, PATIENT, Who.AUDITOR, Who.PRIVACY_OFFICER}) {
            assertCode(post(who, "/Provenance", """
                {'resourceType':'Provenance','target':[{'display':'x'}],'recorded':'2026-11-27T12:00:00Z',
                 'agent':[{'who':{'display':'x'}}]}\
                """), 403, "reserved");
        }
        for (Who who : Who.values()) {
            assertThat(post(who, "/AuditEvent", """
                {'resourceType':'AuditEvent','type':{'code':'rest'},'recorded':'2026-11-27T12:00:00Z',
                 'agent':[{'requestor':true}],'source':{'observer':{'display':'x'}}}\
                """).statusCode()).isBetween(400, 405);
        }
    }

    private static String fresh(String patient) {
        return consent(
                        "",
                        patient,
                        "{'type':'permit','purpose':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActReason','code':'HRESCH'}]}")
                .replace("'id':'',", "");
    }

    private static String withId(String consent, String id) {
        return consent.replace("'status'", "'id':'" + id + "','status'");
    }

    private static String transaction(String entry) {
        return "{'resourceType':'Bundle','type':'transaction','entry':[" + entry + "]}";
    }

    private HttpResponse<String> change(Who who, String id, String version, String consent) {
        return send(by(who, "/Consent/" + id)
                .header("If-Match", "W/\"" + version + "\"")
                .PUT(BodyPublishers.ofString(json5(withId(consent, id)))));
    }

    private static void assertCode(HttpResponse<String> refused, int status, String code) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(json(refused).at("/issue/0/details/coding/0/code").asText()).isEqualTo(code);
    }
}
