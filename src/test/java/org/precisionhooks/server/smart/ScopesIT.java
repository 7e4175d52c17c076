package org.precisionhooks.server.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.smart.TestAuthorization.HOSPITAL;
import static org.precisionhooks.server.smart.TestAuthorization.PORTAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.server.security.SecuredIT;
import org.precisionhooks.server.security.Tokens;

/** Scopes and the patient of the token on the interactions of the FHIR API (threats 12 and 14). */
class ScopesIT extends SecuredIT {

    private static boolean kept;

    /** Two patients, each with a weight, a creatinine and a condition. */
    @BeforeEach
    void records() {
        if (kept) {
            return;
        }
        keep("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + String.join(
                        ",",
                        entry("Patient/scope-p1", "'name':[{'family':'Scope-1'}]"),
                        entry("Patient/scope-p2", "'name':[{'family':'Scope-2'}]"),
                        entry("Observation/scope-weight-1", observation("scope-p1", "29463-7", "vital-signs")),
                        entry("Observation/scope-creatinine-1", observation("scope-p1", "2160-0", "laboratory")),
                        entry("Observation/scope-weight-2", observation("scope-p2", "29463-7", "vital-signs")),
                        entry("Observation/scope-creatinine-2", observation("scope-p2", "2160-0", "laboratory")),
                        entry("Condition/scope-condition-1", condition("scope-p1")),
                        entry("Condition/scope-condition-2", condition("scope-p2")))
                + "]}");
        kept = true;
    }

    private static Tokens bound(String scope) {
        return HOSPITAL.clinician(scope).claim("patient", "scope-p1");
    }

    @ParameterizedTest
    @CsvSource({
        "patient/*.rs,                              Observation/scope-weight-1, 200",
        "patient/*.rs,                              Observation/scope-weight-2, 404",
        "patient/*.rs,                              Observation/none,           404",
        "patient/*.rs,                              Patient/scope-p1,           200",
        "patient/*.rs,                              Patient/scope-p2,           404",
        "patient/*.read,                            Condition/scope-condition-1, 200",
        "patient/*.read,                            Condition/scope-condition-2, 404",
        "user/*.rs,                                 Observation/scope-weight-2, 200",
        "user/Observation.rs,                       Condition/scope-condition-1, 403",
        "user/Observation.rs,                       Condition/none,             403",
        "user/Observation.s,                        Observation/scope-weight-1, 403",
        "user/Observation.rs?category=laboratory,   Observation/scope-creatinine-2, 200",
        "user/Observation.rs?category=laboratory,   Observation/scope-weight-2, 404",
        "user/Observation.rs?value-string=x,        Observation/scope-weight-2, 404",
        "openid,                                    Observation/scope-weight-1, 403"
    })
    void readIsBound(String scope, String address, int status) {
        for (String suffix : List.of("", "/_history/1", "/_history")) {
            assertThat(fhir(address + suffix, bound(scope)).statusCode())
                    .as(address + suffix)
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/_history/1", "/_history"})
    void otherPatientsResourceLooksAbsent(String suffix) {
        HttpResponse<String> other = fhir("Observation/scope-weight-2" + suffix, bound("patient/*.rs"));
        HttpResponse<String> absent = fhir("Observation/scope-weight-3" + suffix, bound("patient/*.rs"));

        assertThat(other.statusCode()).isEqualTo(404).isEqualTo(absent.statusCode());
        assertThat(other.body()).isEqualTo(absent.body());
        assertThat(other.headers().map().keySet())
                .isEqualTo(absent.headers().map().keySet());
    }

    @Test
    void searchFindsThePatientOfTheTokenAlone() {
        assertThat(found("Observation?code=29463-7", bound("patient/*.rs")))
                .containsExactly("Observation/scope-weight-1");
        assertThat(found("Patient?family=Scope", bound("patient/*.rs"))).containsExactly("Patient/scope-p1");
        assertThat(found("Condition", bound("patient/*.rs"))).containsExactly("Condition/scope-condition-1");
        assertThat(found("Observation?_id=scope-weight-1,scope-weight-2", bound("patient/*.rs")))
                .containsExactly("Observation/scope-weight-1");
        assertThat(found("Observation?code=29463-7&subject:Patient=scope-p2", bound("patient/*.rs")))
                .isEmpty();
        assertThat(fhir("Observation?patient=scope-p2", bound("patient/*.rs")).statusCode())
                .isEqualTo(
                        fhir("Observation?patient=none", bound("patient/*.rs")).statusCode())
                .isEqualTo(403);
        assertThat(found("Observation?code=29463-7", bound("user/*.rs")))
                .contains("Observation/scope-weight-1", "Observation/scope-weight-2");
    }

    @Test
    void searchByPostIsNoOtherThanByGet() {
        HttpResponse<String> found = send(request("/fhir/Observation/_search")
                .header("Authorization", bound("patient/*.rs").bearer())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("code=29463-7")));

        assertThat(references(found)).containsExactly("Observation/scope-weight-1");
    }

    @Test
    void parametersOfAScopeNarrowASearch() {
        assertThat(found("Observation?patient=scope-p1", bound("user/Observation.rs?category=laboratory")))
                .containsExactly("Observation/scope-creatinine-1");
        assertThat(found("Observation?patient=scope-p1&code=29463-7", bound("user/Observation.rs?category=laboratory")))
                .isEmpty();
    }

    @Test
    void whatComesAlongNeedsAScopeOfItsOwn() {
        String search = "Observation?patient=scope-p1&code=29463-7&_include=Observation:subject";

        assertThat(found(search, bound("patient/Observation.rs"))).containsExactly("Observation/scope-weight-1");
        assertThat(found(search, bound("patient/Observation.rs patient/Patient.rs")))
                .containsExactlyInAnyOrder("Observation/scope-weight-1", "Patient/scope-p1");
        assertThat(found("Patient?_id=scope-p1&_revinclude=Condition:patient", bound("patient/Patient.rs")))
                .containsExactly("Patient/scope-p1");
    }

    @Test
    void everythingIsWhatTheScopesNameOfThePatient() {
        assertThat(found("Patient/scope-p1/$everything", bound("patient/Patient.rs patient/Condition.rs")))
                .containsExactlyInAnyOrder("Patient/scope-p1", "Condition/scope-condition-1");
        assertThat(fhir("Patient/scope-p2/$everything", bound("patient/*.rs")).statusCode())
                .isEqualTo(
                        fhir("Patient/none/$everything", bound("patient/*.rs")).statusCode())
                .isEqualTo(404);
    }

    /** A page is whose it was. */
    @Test
    void pageShowsNoMoreToAnotherToken() {
        JsonNode first = json(fhir("Observation?_count=1&subject=scope-p2", bound("user/*.rs")));
        String next = StreamSupport.stream(first.path("link").spliterator(), false)
                .filter(link -> link.path("relation").asText().equals("next"))
                .map(link -> link.path("url").asText())
                .findFirst()
                .orElseThrow();
        String path = next.substring(next.indexOf("/fhir"));

        assertThat(references(page(path, bound("user/*.rs")))).hasSize(1);
        assertThat(references(page(path, bound("patient/*.rs")))).isEmpty();
        assertThat(get(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "patient/Observation.c,                      scope-p1, 201",
        "patient/Observation.write,                  scope-p1, 201",
        // like a reference to a patient who is not there
        "patient/Observation.c,                      scope-p2, 400",
        "patient/Observation.c,                      none,     400",
        "patient/Observation.ruds,                   scope-p1, 403",
        "patient/Observation.c?category=laboratory,  scope-p1, 403",
        "patient/Observation.c?category=vital-signs, scope-p1, 201",
        "user/Observation.c user/Patient.r,          scope-p2, 201"
    })
    void createIsBound(String scope, String patient, int status) {
        String body = resource("Observation", observation(patient, "8302-2", "vital-signs"));

        assertThat(send(fhirRequest("Observation", bound(scope)).POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void updateIsBoundToWhatWasAndWhatShallBe() {
        keep("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + entry("Observation/scope-own", observation("scope-p1", "8302-2", "vital-signs")) + ","
                + entry("Observation/scope-others", observation("scope-p2", "8302-2", "vital-signs")) + "]}");

        assertThat(put("Observation/scope-own", "scope-p1", bound("patient/Observation.ru"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(put("Observation/scope-own", "scope-p2", bound("patient/*.cruds"))
                        .statusCode())
                .as("to another patient")
                .isIn(400, 403);
        HttpResponse<String> taken = put("Observation/scope-others", "scope-p1", bound("patient/*.cruds"));
        assertThat(taken.statusCode()).as("from another patient").isEqualTo(404);
        assertThat(taken.body())
                .isEqualTo(put("Observation/scope-absent", "scope-p1", bound("patient/*.cruds"))
                        .body());
        assertThat(put("Observation/scope-own", "scope-p1", bound("patient/Observation.crds"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void deleteIsBound() {
        keep("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + entry("Observation/scope-gone", observation("scope-p1", "8302-2", "vital-signs")) + "]}");

        assertThat(delete("Observation/scope-weight-2", bound("patient/*.cruds"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(delete("Observation/scope-gone", bound("patient/*.crus")).statusCode())
                .isEqualTo(403);
        assertThat(delete("Observation/scope-gone", bound("patient/*.cruds")).statusCode())
                .isIn(200, 204);
        assertThat(fhir("Observation/scope-weight-2", bound("user/*.rs")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void oneEntryThatIsNotGrantedRefusesAll() {
        String own = creates("Observation", observation("scope-p1", "8302-2", "vital-signs"));
        String others = creates("Observation", observation("scope-p2", "8302-2", "vital-signs"));
        String condition = creates("Condition", condition("scope-p1"));

        assertThat(transaction(bound("patient/Observation.c patient/Patient.r"), own)
                        .statusCode())
                .isEqualTo(200);
        assertThat(transaction(bound("patient/Observation.c patient/Patient.r"), own, others)
                        .statusCode())
                .as("like a reference to a patient who is not there")
                .isEqualTo(400);
        assertThat(transaction(bound("patient/Observation.c patient/Patient.r"), own, condition)
                        .statusCode())
                .isEqualTo(403);
        assertThat(transaction(bound("patient/*.cruds"), reads("Observation/scope-weight-1"))
                        .statusCode())
                .isEqualTo(200);
        JsonNode anothers = entry(transaction(bound("patient/*.cruds"), reads("Observation/scope-weight-2")));
        assertThat(anothers).isEqualTo(entry(transaction(bound("patient/*.cruds"), reads("Observation/none"))));
        assertThat(anothers.at("/response/status").asText()).startsWith("404");
        assertThat(anothers.has("resource")).isFalse();
    }

    private static JsonNode entry(HttpResponse<String> bundle) {
        return json(bundle).at("/entry/0");
    }

    @Test
    void conditionNeedsTheLetterOfSearches() {
        String body = resource("Observation", observation("scope-p1", "8302-2", "vital-signs"));

        assertThat(send(fhirRequest("Observation", bound("patient/Observation.c"))
                                .header("If-None-Exist", "code=29463-7")
                                .POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void patientInPersonHasTheirOwnWhateverTheScopes() {
        Tokens person = PORTAL.patient("scope-p1", "user/*.rs");

        assertThat(fhir("Observation/scope-weight-1", person).statusCode()).isEqualTo(200);
        assertThat(fhir("Observation/scope-weight-2", person).statusCode()).isEqualTo(404);
        assertThat(found("Observation?code=29463-7", person)).containsExactly("Observation/scope-weight-1");
        assertThat(fhir("Observation/scope-weight-1", PORTAL.patient("scope-p1", "system/*.rs"))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?_has:Observation:patient:code=29463-7",
                "Observation?subject.family=Scope-2",
                "Observation?_filter=code+eq+29463-7",
                "Patient/scope-p1/$meta",
                "$export",
                "_history",
                "Observation/_history",
                "$graphql?query={PatientList{id}}"
            })
    void whatReachesFurtherIsClosed(String path) {
        assertThat(fhir(path.replace("{", "%7B").replace("}", "%7D"), bound("patient/*.cruds"))
                        .statusCode())
                .isBetween(400, 404);
    }

    private List<String> found(String path, Tokens token) {
        return references(fhir(path.replace("|", "%7C"), token));
    }

    private static List<String> references(HttpResponse<String> bundle) {
        assertThat(bundle.statusCode()).as(bundle.body()).isEqualTo(200);
        return StreamSupport.stream(json(bundle).path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .map(resource -> resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText())
                .toList();
    }

    private HttpResponse<String> page(String path, Tokens token) {
        return send(request(path).header("Authorization", token.bearer()).GET());
    }

    private HttpResponse<String> put(String address, String patient, Tokens token) {
        String body = resource(
                "Observation",
                "'id':'" + address.substring(address.indexOf('/') + 1) + "',"
                        + observation(patient, "8302-2", "vital-signs").replace("final", "amended"));
        return send(fhirRequest(address, token).PUT(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> delete(String address, Tokens token) {
        return send(fhirRequest(address, token).DELETE());
    }

    private HttpResponse<String> transaction(Tokens token, String... entries) {
        return send(request("/fhir")
                .header("Authorization", token.bearer())
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                        + String.join(",", entries) + "]}")));
    }

    private static String creates(String type, String content) {
        return "{\"resource\":" + resource(type, content) + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type
                + "\"}}";
    }

    private static String reads(String address) {
        return "{\"request\":{\"method\":\"GET\",\"url\":\"" + address + "\"}}";
    }

    private static String entry(String address, String content) {
        String type = address.substring(0, address.indexOf('/'));
        String id = address.substring(address.indexOf('/') + 1);
        return "{\"resource\":" + resource(type, "'id':'" + id + "'," + content)
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + address + "\"}}";
    }

    private static String resource(String type, String content) {
        return ("{'resourceType':'" + type + "'," + content + "}").replace('\'', '"');
    }

    private static String observation(String patient, String loinc, String category) {
        return """
                'status':'final','subject':{'reference':'Patient/%s'},'effectiveDateTime':'2025-02-11',
                'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'%s'}]}],
                'code':{'coding':[{'system':'http://loinc.org','code':'%s'}]},
                'valueQuantity':{'value':7,'unit':'kg'}""".formatted(patient, category, loinc);
    }

    private static String condition(String patient) {
        return """
                'subject':{'reference':'Patient/%s'},'recordedDate':'2025-02-11',
                'code':{'coding':[{'system':'http://snomed.info/sct','code':'38341003'}]}""".formatted(patient);
    }
}
