package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.access.TestCallers.Who.CLINICIAN;
import static org.precisionhooks.server.access.TestCallers.Who.LOADER;
import static org.precisionhooks.server.access.TestCallers.Who.OUTSIDER;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.server.access.TestCallers.Who;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a write may do, and that it cannot find out what may not be seen. */
class WriteAccessIT extends AccessIT {

    private static final String SHOWN = "8302-2";
    private static final String HIDDEN = "29463-7";
    private static boolean loaded;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void records() {
        if (loaded) {
            return;
        }
        load(patient("edit-pat"), patient("lock-pat"));
        load(
                observation("edit-shown", "edit-pat", SHOWN),
                observation("edit-hidden", "edit-pat", HIDDEN)
                        .replace("'status'", "'identifier':[{'system':'urn:w','value':'hidden'}],'status'"),
                observation("lock-weight", "lock-pat", SHOWN)
                        .replace("'status'", "'identifier':[{'system':'urn:w','value':'locked'}],'status'"));
        load(withholding("edit-consent", "edit-pat", HIDDEN), consent("lock-consent", "lock-pat", "{'type':'deny'}"));
        loaded = true;
    }

    @Test
    void whatIsPermittedIsWritten() {
        HttpResponse<String> created = post(CLINICIAN, "/Observation", fresh("edit-pat", SHOWN));
        String id = json(created).path("id").asText();

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(put(CLINICIAN, "/Observation/" + id, observation(id, "edit-pat", "8867-4"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(patch(CLINICIAN, "/Observation/" + id, "[{'op':'replace','path':'/status','value':'amended'}]")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(by(CLINICIAN, "/Observation/" + id).DELETE()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatThePatientRefusesIsNotWritten() {
        assertRefused(post(CLINICIAN, "/Observation", fresh("edit-pat", HIDDEN)), 403, "not-permitted");
        assertRefused(
                put(CLINICIAN, "/Observation/edit-shown", observation("edit-shown", "edit-pat", HIDDEN)),
                403,
                "not-permitted");
        assertRefused(
                patch(
                        CLINICIAN,
                        "/Observation/edit-shown",
                        "[{'op':'replace','path':'/code/coding/0/code','value':'" + HIDDEN + "'}]"),
                403,
                "not-permitted");
        assertRefused(
                post(CLINICIAN, "", transaction(entry("POST", "Observation", fresh("edit-pat", HIDDEN)))),
                403,
                "not-permitted");
        assertThat(json(get(CLINICIAN, "/Observation/edit-shown"))
                        .at("/code/coding/0/code")
                        .asText())
                .isEqualTo(SHOWN);
        assertThat(ids(get(LOADER, "/Observation?subject=Patient/edit-pat&code=" + HIDDEN)))
                .isEmpty();
    }

    @Test
    void hiddenPatientIsNoMoreKnownThanAnAbsentOne() {
        alike("lock-pat", "none-pat", id -> post(CLINICIAN, "/Observation", fresh(id, SHOWN)), 400);
        alike(
                "lock-pat",
                "none-pat",
                id -> post(CLINICIAN, "", transaction(entry("POST", "Observation", fresh(id, SHOWN)))),
                400);
        alike(
                "lock-pat",
                "none-pat",
                id -> post(CLINICIAN, "", batch(entry("POST", "Observation", fresh(id, SHOWN)))),
                200);
        alike("edit-pat", "none-pat", id -> post(OUTSIDER, "/Observation", fresh(id, SHOWN)), 400);
        alike(
                "lock-pat",
                "none-pat",
                id -> put(CLINICIAN, "/Observation/edit-shown", observation("edit-shown", id, SHOWN)),
                400);
        alike(
                "lock-pat",
                "none-pat",
                id -> patch(
                        CLINICIAN,
                        "/Observation/edit-shown",
                        "[{'op':'replace','path':'/subject/reference','value':'Patient/" + id + "'}]"),
                400);
    }

    @Test
    void hiddenResourceIsNoMoreKnownThanAnAbsentOneByAReferenceToIt() {
        alike("edit-hidden", "edit-absent", id -> post(CLINICIAN, "/Observation", referring(id)), 400);
        alike(
                "edit-hidden",
                "edit-absent",
                id -> post(CLINICIAN, "", batch(entry("POST", "Observation", referring(id)))),
                200);
    }

    @Test
    void hiddenResourceIsNoMoreKnownThanAnAbsentOneByAWriteToIt() {
        String patch = "[{'op':'test','path':'/status','value':'final'}]";
        String entry = observation("edit-hidden", "edit-pat", SHOWN);
        alike(
                "edit-hidden",
                "edit-absent",
                id -> put(CLINICIAN, "/Observation/" + id, observation(id, "edit-pat", SHOWN)),
                404);
        alike(
                "edit-hidden",
                "edit-absent",
                id -> put(CLINICIAN, "/Observation/" + id, observation(id, "edit-pat", HIDDEN)),
                404);
        alike("edit-hidden", "edit-absent", id -> patch(CLINICIAN, "/Observation/" + id, patch), 404);
        alike(
                "edit-hidden",
                "edit-absent",
                id -> send(by(CLINICIAN, "/Observation/" + id).DELETE()),
                404);
        alike(
                "edit-hidden",
                "edit-absent",
                id -> send(by(CLINICIAN, "/Observation/" + id)
                        .header("If-Match", "W/\"1\"")
                        .PUT(BodyPublishers.ofString(json5(observation(id, "edit-pat", SHOWN))))),
                404);
        for (String kind : List.of("transaction", "batch")) {
            alike(
                    "edit-hidden",
                    "edit-absent",
                    id -> post(
                            CLINICIAN,
                            "",
                            bundle(kind, entry("PUT", "Observation/" + id, entry.replace("edit-hidden", id)))),
                    404);
            alike(
                    "edit-hidden",
                    "edit-absent",
                    id -> post(
                            CLINICIAN,
                            "",
                            bundle(kind, "{'request':{'method':'DELETE','url':'Observation/" + id + "'}}")),
                    404);
        }
    }

    @Test
    void conditionThatMatchesWhatIsHiddenMatchesNothing() {
        for (String value : List.of("hidden", "locked", "absent")) {
            String condition = "identifier=urn:w%7C" + value;
            assertThat(made(conditional(CLINICIAN, condition, identified(value))))
                    .as(value)
                    .isTrue();
            assertThat(made(conditional(CLINICIAN, condition, identified(value))))
                    .as(value)
                    .isFalse();
        }
    }

    @Test
    void conditionOfAnUpdateThatMatchesWhatIsHiddenMatchesNothing() {
        keep(json5(transaction(entry(
                "PUT",
                "Observation/lock-updated",
                observation("lock-updated", "lock-pat", SHOWN)
                        .replace("'status'", "'identifier':[{'system':'urn:w','value':'updated'}],'status'")))));

        assertThat(made(put(CLINICIAN, "/Observation?identifier=urn:w%7Cupdated", identified("updated"))))
                .isTrue();
        assertThat(made(put(CLINICIAN, "/Observation?identifier=urn:w%7Cnowhere", identified("nowhere"))))
                .isTrue();
    }

    @Test
    void conditionByWhichSomethingHiddenWasMadeMatchesNothing() {
        keep(json5(transaction("""
                {'resource':%s,'request':{'method':'POST','url':'Observation','ifNoneExist':'identifier=urn:w|unique'}}""".formatted(fresh("lock-pat", SHOWN)
                .replace("'status'", "'identifier':[{'system':'urn:w','value':'unique'}],'status'")))));

        assertThat(made(conditional(CLINICIAN, "identifier=urn:w%7Cunique", identified("unique"))))
                .isTrue();
    }

    @Test
    void conditionThatMatchesWhatMayBeSeenStillDoes() {
        String body = fresh("edit-pat", SHOWN)
                .replace("'status'", "'identifier':[{'system':'urn:w','value':'seen'}],'status'");
        HttpResponse<String> first = conditional(CLINICIAN, "identifier=urn:w%7Cseen", body);
        HttpResponse<String> second = conditional(CLINICIAN, "identifier=urn:w%7Cseen", body);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(json(second).path("id")).isEqualTo(json(first).path("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code-value-quantity=http://loinc.org%7C29463-7%24gt3&_has:Observation:has-member:code=x",
                "subject.name=Family",
                "_sort=date"
            })
    void conditionThatWouldRevealIsRefused(String condition) {
        assertRefused(conditional(CLINICIAN, condition), 403, "inferring-search");
        assertRefused(put(CLINICIAN, "/Observation?" + condition, fresh("edit-pat", SHOWN)), 403, "inferring-search");
    }

    @Test
    void conditionalDeleteAndPatchAreNotOffered() {
        assertRefused(
                send(by(CLINICIAN, "/Observation?identifier=urn:w%7Chidden").DELETE()), 403, "closed-interaction");
        assertRefused(
                patch(CLINICIAN, "/Observation?identifier=urn:w%7Chidden", "[{'op':'remove','path':'/status'}]"),
                403,
                "closed-interaction");
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            assertRefused(
                    post(
                            CLINICIAN,
                            "",
                            transaction(
                                    entry(method, "Observation?identifier=urn:w%7Chidden", fresh("edit-pat", SHOWN)))),
                    403,
                    "closed-interaction");
        }
    }

    @Test
    void deleteIsNotHinderedByWhatMayNotBeSeen() {
        String alone = json(post(CLINICIAN, "/Observation", fresh("edit-pat", SHOWN)))
                .path("id")
                .asText();
        String member = json(post(CLINICIAN, "/Observation", fresh("edit-pat", SHOWN)))
                .path("id")
                .asText();
        keep(json5(transaction(entry(
                "PUT",
                "Observation/edit-panel",
                observation("edit-panel", "edit-pat", HIDDEN)
                        .replace("'status'", "'hasMember':[{'reference':'Observation/" + member + "'}],'status'")))));

        assertThat(Answer.of(send(by(CLINICIAN, "/Observation/" + member).DELETE()), member)
                        .status())
                .isEqualTo(Answer.of(send(by(CLINICIAN, "/Observation/" + alone).DELETE()), alone)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatMayBeSeenStillHindersADelete() {
        String member = json(post(CLINICIAN, "/Observation", fresh("edit-pat", SHOWN)))
                .path("id")
                .asText();
        post(CLINICIAN, "/Observation", referring(member));

        assertThat(send(by(CLINICIAN, "/Observation/" + member).DELETE()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void idsAreChosenByTheOwnerOnly() {
        assertRefused(put(CLINICIAN, "/Observation/chosen", observation("chosen", "edit-pat", SHOWN)), 404, "absent");
        assertThat(put(LOADER, "/Observation/chosen", observation("chosen", "edit-pat", SHOWN))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Organization", "PractitionerRole", "Practitioner", "Group", "CareTeam", "SearchParameter"})
    void whoIsMeantByAConsentIsNotChangedByJustAnyone(String type) {
        String body = "{'resourceType':'" + type + "','type':'person','actual':true,'name':'x'}";
        assertThat(post(CLINICIAN, "/" + type, type.equals("Group") ? body : "{'resourceType':'" + type + "'}")
                        .statusCode())
                .isBetween(400, 422);
    }

    /** A result that is withdrawn keeps its domain: who may write it may withdraw it, also in a transaction. */
    @Test
    void resultIsWithdrawnByWhoeverMayWriteIt() {
        load(patient("withdrawing-pat"));
        load(genotype("edit-withdrawn", "final"));

        HttpResponse<String> answer = post(
                CLINICIAN,
                "",
                transaction(
                        entry("PUT", "Observation/edit-withdrawn", genotype("edit-withdrawn", "entered-in-error"))));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode stored = json(get(LOADER, "/Observation/edit-withdrawn"));
        assertThat(stored.path("status").asText()).isEqualTo("entered-in-error");
        assertThat(stored.path("meta").path("versionId").asText()).isEqualTo("2");
        assertThat(json(get(CLINICIAN, "/Observation/edit-withdrawn"))
                        .path("status")
                        .asText())
                .isEqualTo("entered-in-error");
    }

    /** HAPI passes over an entry that its sender may not see, and would answer that it was stored. */
    @Test
    void transactionIsNotAnsweredAsStoredWhereItsSenderMayNotReadIt() {
        load(patient("unknown-gene-pat"));
        String written = genotype("edit-unknown", "final").replace("withdrawing-pat", "unknown-gene-pat");
        String unknown = written.replace("CYP2C19", "NOT1A1GENE");
        load(written);

        assertThat(post(CLINICIAN, "", transaction(entry("PUT", "Observation/edit-unknown", unknown)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(CLINICIAN, "/Observation/edit-unknown").statusCode()).isEqualTo(404);
        assertThat(database.queryForObject(
                        "select RES_VER from HFJ_RESOURCE where FHIR_ID = 'edit-unknown'", Integer.class))
                .isEqualTo(2);
    }

    /** What no consent speaks of is kept for who treats the patient, whatever it is about, and shown to nobody (decision 0030). */
    @Test
    void resultOfAnUnknownKindIsStoredAndNotShown() {
        load(patient("unknown-kind-pat"));
        String unknown = genotype("", "final")
                .replace("'id':'',", "")
                .replace("withdrawing-pat", "unknown-kind-pat")
                .replace("CYP2C19", "NOT1A1GENE");
        HttpResponse<String> stored = post(CLINICIAN, "/Observation", unknown);

        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        assertThat(stored.body()).doesNotContain("NOT1A1GENE");
        assertThat(ids(get(CLINICIAN, "/Observation?subject=Patient/unknown-kind-pat")))
                .isEmpty();
        assertRefused(post(OUTSIDER, "/Observation", unknown), 400, "unknown-reference");
    }

    private static String genotype(String id, String status) {
        return """
                {'resourceType':'Observation','id':'%s','status':'%s','code':{'coding':[{'system':'http://loinc.org','code':'84413-4'}]},
                 'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v2-0074','code':'GE'}]}],
                 'subject':{'reference':'Patient/withdrawing-pat'},'valueCodeableConcept':{'text':'*2/*2'},
                 'component':[{'code':{'coding':[{'system':'http://loinc.org','code':'48018-6'}]},'valueCodeableConcept':{'text':'CYP2C19'}}]}""".formatted(id, status);
    }

    @Test
    void transactionThatIsRefusedLeavesNothing() {
        assertRefused(
                post(
                        CLINICIAN,
                        "",
                        transaction(
                                entry("POST", "Observation", fresh("edit-pat", "2160-0")),
                                entry("POST", "Observation", fresh("edit-pat", HIDDEN)))),
                403,
                "not-permitted");
        assertThat(ids(get(CLINICIAN, "/Observation?subject=Patient/edit-pat&code=2160-0")))
                .isEmpty();
    }

    @Test
    void resourcesOfOneTransactionMayReferToEachOther() {
        HttpResponse<String> stored = post(
                CLINICIAN,
                "",
                transaction(
                        "{'fullUrl':'urn:uuid:6d2f2b53-8c6e-4f7e-9d3e-0d6d2d0f0001','resource':{'resourceType':'Patient'},'request':{'method':'POST','url':'Patient'}}",
                        "{'resource':"
                                + fresh("edit-pat", SHOWN)
                                        .replace("Patient/edit-pat", "urn:uuid:6d2f2b53-8c6e-4f7e-9d3e-0d6d2d0f0001")
                                + ",'request':{'method':'POST','url':'Observation'}}"));

        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    }

    @Test
    void operationOnAHiddenPatientIsAsOnAnAbsentOne() {
        String type = "/Patient/$precision-recommendations?patient=";
        alike("lock-pat", "none-pat", id -> get(CLINICIAN, type + id), 404);
        alike("lock-pat", "none-pat", id -> get(CLINICIAN, "/Patient/" + id + "/$precision-recommendations"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Observation/edit-shown/$meta",
                "/$meta",
                "/$graphql?query={x}",
                "/$export",
                "/Patient/$export",
                "/Observation/edit-shown/$graphql?query={x}",
                "/Patient/edit-pat/$expunge",
                "/$get-resource-counts",
                "/Observation/$lastn",
                "/Patient/edit-pat/$diff",
                "/Composition/x/$document",
                "/$mdm-query-links"
            })
    void otherPathsToDataAreClosed(String path) {
        HttpResponse<String> answer = get(LOADER, path.replace("{", "%7B").replace("}", "%7D"));

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 405);
    }

    @Test
    void storedResourceIsNotValidated() {
        assertRefused(get(CLINICIAN, "/Observation/edit-hidden/$validate"), 403, "closed-interaction");
        assertRefused(get(CLINICIAN, "/Observation/edit-absent/$validate"), 403, "closed-interaction");
    }

    @Test
    void subscriptionIsWrittenByTheOwnerOnly() {
        assertRefused(post(CLINICIAN, "/Subscription", """
                        {'resourceType':'Subscription','status':'requested','reason':'x','criteria':'Observation?',
                         'channel':{'type':'rest-hook','endpoint':'https://evil.example'}}"""), 403, "not-permitted");
    }

    private void alike(
            String hidden, String absent, java.util.function.Function<String, HttpResponse<String>> call, int status) {
        Answer ofHidden = Answer.of(call.apply(hidden), hidden);
        assertThat(ofHidden)
                .isEqualTo(Answer.of(call.apply(absent), absent))
                .extracting(Answer::status)
                .isEqualTo(status);
    }

    private static void assertRefused(HttpResponse<String> refused, int status, String code) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(json(refused).at("/issue/0/details/coding/0/code").asText()).isEqualTo(code);
    }

    private HttpResponse<String> patch(Who who, String path, String patch) {
        return send(request("/fhir" + path)
                .header("Authorization", who.header())
                .header("Content-Type", "application/json-patch+json")
                .method("PATCH", BodyPublishers.ofString(json5(patch))));
    }

    private HttpResponse<String> conditional(Who who, String condition) {
        return conditional(who, condition, fresh("edit-pat", SHOWN));
    }

    private HttpResponse<String> conditional(Who who, String condition, String body) {
        return send(
                by(who, "/Observation").header("If-None-Exist", condition).POST(BodyPublishers.ofString(json5(body))));
    }

    private static String fresh(String patient, String loinc) {
        return observation("", patient, loinc).replace("'id':'',", "");
    }

    private static String identified(String value) {
        return fresh("edit-pat", SHOWN)
                .replace("'status'", "'identifier':[{'system':'urn:w','value':'" + value + "'}],'status'");
    }

    /** Whether something was created, or was there. */
    private static boolean made(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return answer.statusCode() == 201;
    }

    private static String referring(String member) {
        return fresh("edit-pat", SHOWN)
                .replace("'status'", "'hasMember':[{'reference':'Observation/" + member + "'}],'status'");
    }

    private static String entry(String method, String url, String resource) {
        return "{'resource':" + resource + ",'request':{'method':'" + method + "','url':'" + url + "'}}";
    }

    private static String transaction(String... entries) {
        return bundle("transaction", entries);
    }

    private static String batch(String... entries) {
        return bundle("batch", entries);
    }

    private static String bundle(String type, String... entries) {
        return "{'resourceType':'Bundle','type':'" + type + "','entry':[" + String.join(",", entries) + "]}";
    }
}
