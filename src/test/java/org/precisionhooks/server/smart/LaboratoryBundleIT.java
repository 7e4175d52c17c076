package org.precisionhooks.server.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.smart.TestAuthorization.HOSPITAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.SharedReference;
import org.precisionhooks.server.security.SecuredIT;
import org.precisionhooks.server.security.Tokens;

/** What a laboratory sends as one transaction: results, and who ordered, made and signed them (decision 0030). */
class LaboratoryBundleIT extends SecuredIT {

    private static final String RESULTS =
            "system/Patient.cr system/Specimen.cr system/ServiceRequest.cr system/Observation.cr"
                    + " system/Task.c system/PlanDefinition.c system/DiagnosticReport.cr";
    private static final String DIRECTORY =
            " system/Organization.crs system/Practitioner.crs system/PractitionerRole.crs";
    private static final String STATUS = "https://precisionhooks.org/fhir/CodeSystem/pm-directory-status";

    private static String sent() {
        try {
            return Files.readString(Path.of("src/test/resources/cases/laboratory/transaction.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> transaction(String scope, String body) {
        return send(request("/fhir")
                .header("Authorization", HOSPITAL.token(scope).bearer())
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> post(String type, Tokens token, String body) {
        return send(fhirRequest(type, token).POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private HttpResponse<String> put(String address, Tokens token, String body) {
        return send(fhirRequest(address, token).PUT(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private static Tokens officer() {
        return HOSPITAL.clinician("user/*.cruds")
                .claim("realm_access", java.util.Map.of("roles", List.of("pm-consent")));
    }

    private static List<String> created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(json(answer).path("entry").spliterator(), false)
                .map(entry -> entry.at("/response/location").asText().replaceFirst("/_history.*", ""))
                .toList();
    }

    private static String ofType(List<String> created, String type) {
        return created.stream()
                .filter(address -> address.startsWith(type + "/"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withTheScopesOfTheTypesItIsKeptAsAWhole() {
        List<String> created = created(transaction(RESULTS + DIRECTORY, sent()));

        assertThat(created).hasSize(12);
        JsonNode genotype = json(fhir(ofType(created, "Observation"), HOSPITAL.token("system/*.rs")));
        assertThat(genotype.at("/performer/0/reference").asText()).isEqualTo(ofType(created, "Organization"));
        String patient = ofType(created, "Patient");
        HttpResponse<String> haplotypes =
                fhir(patient + "/$find-subject-haplotypes?genes=CYP2C19", HOSPITAL.token("system/*.rs"));
        assertThat(haplotypes.body()).contains("*1/*2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system/*.cruds", "system/*.write system/*.read"})
    void aScopeForAllTypesIsOneForThese(String scope) {
        assertThat(created(transaction(scope, sent()))).hasSize(12);
    }

    @Test
    void withoutThemNothingOfItIsKept() {
        String marked = sent().replace("L-1", "L-refused");
        HttpResponse<String> answer = transaction(RESULTS, marked);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(json(fhir("Patient?identifier=urn:lab:patients%7CL-refused", HOSPITAL.token("system/*.rs")))
                        .path("entry"))
                .isEmpty();
    }

    private static String referring(String from, String to) {
        return sent().replace("\"reference\": \"" + from + "\"", "\"reference\": \"" + to + "\"");
    }

    /** One that leads nowhere would have to be kept, too, where it leads to what may not be seen. */
    @Test
    void whereAReferenceLeadsNowhereIsTold() {
        String entry = "urn:uuid:00000000-0000-4000-8000-0000000000";
        HttpResponse<String> absent =
                transaction(RESULTS + DIRECTORY, referring(entry + "05", "Specimen/no-such-specimen"));
        assertThat(absent.statusCode()).as(absent.body()).isEqualTo(400);
        assertThat(json(absent).findValuesAsText("code")).contains("unknown-reference");
        assertThat(json(absent).findValues("expression").toString())
                .contains("Bundle.entry[5].resource.specimen", "Bundle.entry[6].resource.specimen")
                .doesNotContain("performer", "subject");
        assertThat(absent.body())
                .contains("The Specimen that is referred to here")
                .doesNotContain("no-such-specimen");

        HttpResponse<String> nowhere = transaction(RESULTS + DIRECTORY, referring(entry + "02", entry + "99"));
        assertThat(nowhere.statusCode()).as(nowhere.body()).isEqualTo(400);
        assertThat(json(nowhere).findValues("expression").toString())
                .contains("Bundle.entry[3].resource.organization", "Bundle.entry[6].resource.performer");
        assertThat(nowhere.body())
                .contains("No entry of the Bundle has the fullUrl")
                .doesNotContain("000000000099");
    }

    /** SUCLA2, a gene of another domain, overlaps the place of the first exon of NUDT15. */
    @Test
    void aChangeThatTwoGenesShareIsStoredAndReadAsThatOfTheGeneAroundIt() {
        keep("""
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"resource":{"resourceType":"Patient","id":"shared-place"},"request":{"method":"PUT","url":"Patient/shared-place"}}]}""");
        HttpResponse<String> stored = post("MolecularSequence", HOSPITAL.token("system/*.cruds"), """
                {'resourceType':'MolecularSequence','type':'dna','coordinateSystem':0,'patient':{'reference':'Patient/shared-place'},
                 'referenceSeq':{'referenceSeqId':{'coding':[{'system':'http://www.ncbi.nlm.nih.gov/refseq','code':'NC_000013.11'}]}},
                 'variant':[{'start':48037782,'end':48037782,'observedAllele':'GGAGTC','referenceAllele':'-'}]}""");
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);

        HttpResponse<String> found = fhir(
                "Patient/shared-place/$find-subject-variants?includeVariants=true&ranges=NC_000013.11:48037000-48038000",
                HOSPITAL.clinician("user/*.rs"));
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(json(found).findValue("valueBoolean").asBoolean())
                .as(found.body())
                .isTrue();
        assertThat(found.body()).contains("NUDT15").doesNotContain("SUCLA2");
    }

    /** Although nobody knows the patient's id yet when it is read. */
    @Test
    void howAResultOfATransactionWasReadIsToldByItsTag() {
        String tags = "https://precisionhooks.org/fhir/CodeSystem/pm-reading-outcome";
        List<String> asRead = created(transaction(RESULTS + DIRECTORY, sent()));
        List<String> contradicting =
                created(transaction(RESULTS + DIRECTORY, sent().replace("HGNC:2621", "HGNC:7127")));

        assertThat(json(fhir(ofType(asRead, "Observation"), HOSPITAL.token("system/*.rs")))
                        .at("/meta/tag")
                        .toString())
                .contains(tags, "\"genomics-read\"");
        assertThat(json(fhir(ofType(contradicting, "Observation"), HOSPITAL.token("system/*.rs")))
                        .at("/meta/tag")
                        .toString())
                .contains(tags, "\"genomics-not-computable\"");
    }

    /** What is known by an identifier only is no reference that could lead nowhere. */
    @Test
    void aLogicalReferenceIsKept() {
        String logical = sent().replace(
                        "\"reference\": \"urn:uuid:00000000-0000-4000-8000-000000000005\"",
                        "\"identifier\": {\"system\": \"urn:lab:specimens\", \"value\": \"S-1\"}");
        JsonNode genotype = json(fhir(
                ofType(created(transaction(RESULTS + DIRECTORY, logical)), "Observation"),
                HOSPITAL.token("system/*.rs")));
        assertThat(genotype.at("/specimen/identifier/value").asText()).isEqualTo("S-1");
    }

    @Test
    void whoMadeAndSignedItIsUnconfirmedUntilTheDirectorysKeeperStoresIt() {
        List<String> created = created(transaction(RESULTS + DIRECTORY, sent()));
        for (String type : List.of("Organization", "Practitioner", "PractitionerRole")) {
            JsonNode entry = json(fhir(ofType(created, type), HOSPITAL.token("system/*.rs")));
            assertThat(entry.at("/meta/tag").toString()).as(type).contains(STATUS, "unconfirmed");
        }
        String organization = ofType(created, "Organization");
        String body =
                "{'resourceType':'Organization','id':'" + organization.replaceFirst(".*/", "") + "','name':'Known'}";
        assertThat(put(organization, officer(), body).statusCode()).isEqualTo(200);
        assertThat(json(fhir(organization, HOSPITAL.token("system/*.rs"))).toString())
                .contains("Known")
                .doesNotContain("unconfirmed");
    }

    @Test
    void aSenderChangesNoEntryThatIsThere() {
        String organization = ofType(created(transaction(RESULTS + DIRECTORY, sent())), "Organization");
        String id = organization.replaceFirst(".*/", "");
        Tokens lab = HOSPITAL.token("system/*.cruds");
        String body = "{'resourceType':'Organization','id':'" + id + "','name':'Other'}";

        assertThat(put(organization, lab, body).statusCode()).isEqualTo(403);
        assertThat(put("Organization?identifier=urn:lab:sites%7Cmain", lab, body.replace("'id':'" + id + "',", ""))
                        .statusCode())
                .isIn(403, 412);
        assertThat(send(fhirRequest(organization, lab).DELETE()).statusCode()).isEqualTo(403);
        assertThat(put("Organization/clinic-of-my-choice", lab, body.replace(id, "clinic-of-my-choice"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(fhir(organization, lab)).path("name").asText()).isEqualTo("Example Laboratory");
    }

    /** An entry of its own is found again by its identifier, so that reports do not fill the directory with the same one. */
    @Test
    void theSameSenderIsKeptOnceWhereItAsksForThat() {
        String once = sent().replace(
                        "\"url\": \"Organization\"",
                        "\"url\": \"Organization\", \"ifNoneExist\": \"identifier=urn:lab:sites|once\"")
                .replace("\"value\": \"main\"", "\"value\": \"once\"");

        String first = ofType(created(transaction(RESULTS + DIRECTORY, once)), "Organization");
        assertThat(ofType(created(transaction(RESULTS + DIRECTORY, once)), "Organization"))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Organization", "Practitioner", "PractitionerRole"})
    void aPatientAddsNobody(String type) {
        String body = "{'resourceType':'" + type + "'}";
        for (Tokens token : List.of(
                HOSPITAL.patient("scope-p1", "user/*.cruds patient/*.cruds"),
                HOSPITAL.token("user/*.cruds").claim("fhirUser", "RelatedPerson/r1"),
                HOSPITAL.token("patient/*.cruds").claim("patient", "scope-p1"))) {
            assertThat(post(type, token, body).statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Group", "CareTeam", "SearchParameter"})
    void whoIsMeantByAListStaysWithItsKeeper(String type) {
        String body = "{'resourceType':'" + type + "','type':'person','actual':true,'name':'x'}";

        assertThat(post(type, HOSPITAL.token("system/*.cruds"), body).statusCode())
                .isBetween(400, 422);
    }

    private static String consent(String patient, String actor) {
        return """
                {'resourceType':'Consent','status':'active','dateTime':'2025-03-02',
                 'scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},
                 'category':[{'coding':[{'system':'http://loinc.org','code':'59284-0'}]}],
                 'patient':{'reference':'%s'},
                 'policyRule':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'OPTOUT'}]},
                 'provision':{'type':'deny','provision':[{'type':'permit','actor':[
                   {'role':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ParticipationType','code':'IRCP'}]},
                    'reference':{'reference':'%s'}}]}]}}""".formatted(patient, actor);
    }

    @Test
    void aConsentNamesNobodyUnconfirmed() {
        List<String> created = created(transaction(RESULTS + DIRECTORY, sent()));
        for (String type : List.of("Organization", "Practitioner", "PractitionerRole")) {
            HttpResponse<String> refused =
                    post("Consent", officer(), consent(ofType(created, "Patient"), ofType(created, type)));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(refused.body()).contains("unconfirmed-actor");
        }
    }

    /** A forged role of oneself in an organization that a patient trusts opens nothing, however it came to be named. */
    @Test
    void anUnconfirmedEntryOpensNothing() {
        keep("""
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"resource":{"resourceType":"Patient","id":"forged-pat"},"request":{"method":"PUT","url":"Patient/forged-pat"}},
                 {"resource":{"resourceType":"Practitioner","id":"d1"},"request":{"method":"PUT","url":"Practitioner/d1"}}]}""");
        Tokens forger = HOSPITAL.clinician("user/*.cruds");
        HttpResponse<String> role = post(
                "PractitionerRole",
                forger,
                "{'resourceType':'PractitionerRole','practitioner':{'reference':'Practitioner/d1'}}");
        assertThat(role.statusCode()).as(role.body()).isEqualTo(201);
        String address = "PractitionerRole/" + json(role).path("id").asText();
        keep("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + consent("Patient/forged-pat", address).replace('\'', '"')
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Consent\"}}]}");
        assertThat(fhir("Patient/forged-pat", forger).statusCode()).isEqualTo(404);

        String confirmed = "{'resourceType':'PractitionerRole','id':'" + address.replaceFirst(".*/", "")
                + "','practitioner':{'reference':'Practitioner/d1'}}";
        assertThat(put(address, officer(), confirmed).statusCode()).isEqualTo(200);
        assertThat(fhir("Patient/forged-pat", forger).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Negative1", "Negative3", "Positive1", "Positive4"})
    void sharedReportIsKeptAsItIsSent(String name) throws IOException {
        Path file = SharedReference.require("genomics-fhir/emerge/GenomicReportFHIRBundle" + name + ".json");
        HttpResponse<String> answer = transaction("system/*.cruds", Files.readString(file));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
