package org.precisionhooks.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scopes x resources (threats 12 and 14): what an interaction shows or writes. */
class ScopeResourcesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whose a resource is, and what it says. */
    @ParameterizedTest(name = "{0} | {1} | {2} | {3}")
    @CsvSource(delimiter = ';', textBlock = """
            # bound to the patient of the token, whatever the interaction
            patient/*.cruds                                         ; READ                        ; Observation subject=Patient/p1                              ; yes
            patient/*.cruds                                         ; READ                        ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; VREAD                       ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; HISTORY_INSTANCE            ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; SEARCH_TYPE                 ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; HISTORY_TYPE                ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; GET_PAGE                    ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; TRANSACTION                 ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; EXTENDED_OPERATION_INSTANCE ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; CREATE                      ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; UPDATE                      ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; PATCH                       ; Observation subject=Patient/p2                              ; no
            patient/*.cruds                                         ; DELETE                      ; Observation subject=Patient/p2                              ; no
            user/*.cruds                                            ; READ                        ; Observation subject=Patient/p2                              ; yes
            system/*.cruds                                          ; DELETE                      ; Observation subject=Patient/p2                              ; yes
            patient/*.rs                                            ; READ                        ; Patient id=p1                                               ; yes
            patient/*.rs                                            ; READ                        ; Patient id=p2                                               ; no
            patient/*.rs                                            ; READ                        ; Patient id=p2 link=Patient/p1                               ; no
            patient/*.rs                                            ; READ                        ; Observation                                                 ; no
            patient/*.rs                                            ; READ                        ; Observation subject=Group/p1                                ; no
            patient/*.rs                                            ; READ                        ; Observation subject=https://x.example/Patient/p1            ; no
            patient/*.rs                                            ; READ                        ; Observation subject=urn:uuid:5e4c                           ; no
            # who took part is not whom it is about
            patient/*.rs                                            ; READ                        ; Observation subject=Patient/p2 performer=Patient/p1         ; no
            patient/*.rs                                            ; READ                        ; Observation subject=Patient/p1 performer=Patient/p2         ; yes
            patient/*.rs                                            ; READ                        ; Observation performer=Patient/p1                            ; yes
            patient/*.rs                                            ; READ                        ; RelatedPerson patient=Patient/p1                            ; yes
            patient/*.rs                                            ; READ                        ; RelatedPerson patient=Patient/p2                            ; no
            patient/*.rs                                            ; READ                        ; Task for=Patient/p1                                         ; yes
            patient/*.rs                                            ; READ                        ; Task for=Patient/p2                                         ; no
            patient/*.rs                                            ; READ                        ; Coverage beneficiary=Patient/p2                             ; no
            patient/*.rs                                            ; READ                        ; ResearchSubject individual=Patient/p2                       ; no
            patient/*.rs                                            ; READ                        ; Consent patient=Patient/p1                                  ; yes
            patient/*.rs                                            ; READ                        ; Consent patient=Patient/p2                                  ; no
            patient/*.rs                                            ; READ                        ; Group                                                       ; no
            patient/*.rs                                            ; READ                        ; Binary                                                      ; no
            # of nobody
            patient/*.rs                                            ; READ                        ; Organization                                                ; yes
            patient/*.rs                                            ; READ                        ; ValueSet                                                    ; yes
            patient/Patient.rs                                      ; READ                        ; Organization                                                ; no
            # letters
            patient/Observation.s                                   ; READ                        ; Observation subject=Patient/p1                              ; no
            patient/Observation.r                                   ; SEARCH_TYPE                 ; Observation subject=Patient/p1                              ; no
            patient/Observation.r                                   ; GET_PAGE                    ; Observation subject=Patient/p1                              ; yes
            patient/Observation.c                                   ; GET_PAGE                    ; Observation subject=Patient/p1                              ; no
            patient/Observation.r                                   ; EXTENDED_OPERATION_INSTANCE ; Observation subject=Patient/p1                              ; yes
            patient/Observation.s                                   ; EXTENDED_OPERATION_INSTANCE ; Observation subject=Patient/p1                              ; no
            patient/Observation.c                                   ; CREATE                      ; Observation subject=Patient/p1                              ; yes
            patient/Observation.u                                   ; CREATE                      ; Observation subject=Patient/p1                              ; no
            patient/Observation.u                                   ; UPDATE                      ; Observation subject=Patient/p1                              ; yes
            patient/Observation.d                                   ; DELETE                      ; Observation subject=Patient/p1                              ; yes
            patient/Observation.u                                   ; DELETE                      ; Observation subject=Patient/p1                              ; no
            # parameters narrow what is shown and what is written
            patient/Observation.rs?category=laboratory              ; READ                        ; Observation subject=Patient/p1 category=c|laboratory        ; yes
            patient/Observation.rs?category=laboratory              ; SEARCH_TYPE                 ; Observation subject=Patient/p1 category=c|vital-signs       ; no
            patient/Observation.rs?category=laboratory              ; READ                        ; Observation subject=Patient/p1                              ; no
            patient/Observation.rs?category=c|laboratory            ; READ                        ; Observation subject=Patient/p1 category=c|laboratory        ; yes
            patient/Observation.rs?category=d|laboratory            ; READ                        ; Observation subject=Patient/p1 category=c|laboratory        ; no
            patient/Observation.rs?category=c|                      ; READ                        ; Observation subject=Patient/p1 category=c|laboratory        ; yes
            patient/Observation.rs?category=|laboratory             ; READ                        ; Observation subject=Patient/p1 category=c|laboratory        ; no
            patient/Observation.rs?category=survey,laboratory       ; READ                        ; Observation subject=Patient/p1 category=c|laboratory        ; yes
            patient/Observation.rs?category=laboratory&status=final ; READ                        ; Observation subject=Patient/p1 category=c|laboratory status=final; yes
            patient/Observation.rs?category=laboratory&status=final ; READ                        ; Observation subject=Patient/p1 category=c|laboratory status=preliminary; no
            patient/Observation.rs?code=l|718-7                     ; READ                        ; Observation subject=Patient/p1 code=l|718-7                 ; yes
            patient/MedicationRequest.rs?code=r|32968               ; READ                        ; MedicationRequest subject=Patient/p1 medication=r|32968     ; yes
            patient/MedicationRequest.rs?intent=order               ; READ                        ; MedicationRequest subject=Patient/p1 intent=order           ; yes
            patient/Condition.rs?clinical-status=active             ; READ                        ; Condition subject=Patient/p1 clinicalStatus=s|active        ; yes
            patient/Condition.rs?clinical-status=active             ; READ                        ; Condition subject=Patient/p1 clinicalStatus=s|inactive      ; no
            patient/Condition.rs?verification-status=confirmed      ; READ                        ; Condition subject=Patient/p1 verificationStatus=s|confirmed ; yes
            patient/Encounter.rs?class=AMB                          ; READ                        ; Encounter subject=Patient/p1 class=a|AMB                    ; yes
            patient/Observation.rs?_security=l|N                    ; READ                        ; Observation subject=Patient/p1 security=l|N                 ; yes
            patient/Observation.rs?_security=l|N                    ; READ                        ; Observation subject=Patient/p1 security=l|R                 ; no
            patient/Observation.c?category=laboratory               ; CREATE                      ; Observation subject=Patient/p1 category=c|vital-signs       ; no
            patient/Observation.c?category=laboratory               ; CREATE                      ; Observation subject=Patient/p1 category=c|laboratory        ; yes
            patient/Observation.rs?category=laboratory              ; READ                        ; Observation subject=Patient/p2 category=c|laboratory        ; no
            # the code of a questionnaire is that of its items
            user/Questionnaire.rs?code=l|x                          ; READ                        ; Questionnaire codes=l|x                                     ; no
            # one that the server does not know, or the type does not have, grants nothing
            patient/Observation.rs?value-string=x                   ; READ                        ; Observation subject=Patient/p1                              ; no
            patient/Observation.rs?date=2020                        ; READ                        ; Observation subject=Patient/p1                              ; no
            patient/Observation.rs?type=x                           ; READ                        ; Observation subject=Patient/p1                              ; no
            patient/*.rs?clinical-status=active                     ; READ                        ; Observation subject=Patient/p1                              ; no
            """)
    void resourceIsCoveredByItsScopes(
            String scopes, RestOperationTypeEnum interaction, String resource, String covered) {
        assertThat(ScopeFixture.GRANTS.covers(ScopeFixture.caller(scopes), interaction, resource(resource)))
                .isEqualTo(covered.equals("yes"));
    }

    @Test
    void errorsAreNobodys() {
        assertThat(ScopeFixture.GRANTS.covers(
                        ScopeFixture.caller("openid"), RestOperationTypeEnum.READ, new OperationOutcome()))
                .isTrue();
    }

    /** Reads {@code Type element=value …}: a reference, a code, or a coding as {@code system|code}. */
    private static IBaseResource resource(String text) {
        String[] parts = text.split(" ");
        ObjectNode json = JSON.createObjectNode().put("resourceType", parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            put(json, parts[0], pair[0], pair[1]);
        }
        return FhirContext.forR4Cached().newJsonParser().parseResource(json.toString());
    }

    private static void put(ObjectNode json, String type, String name, String value) {
        switch (name) {
            case "id", "status", "intent" -> json.put(name, value);
            case "link" -> json.withArray("link").addObject().putObject("other").put("reference", value);
            case "performer" -> json.withArray("performer").addObject().put("reference", value);
            case "category" ->
                coding(
                        json.withArray("category")
                                .addObject()
                                .withArray("coding")
                                .addObject(),
                        value);
            case "codes" -> coding(json.withArray("code").addObject(), value);
            case "medication" ->
                coding(
                        json.putObject("medicationCodeableConcept")
                                .withArray("coding")
                                .addObject(),
                        value);
            case "class" -> coding(json.putObject("class"), value);
            case "security" ->
                coding(json.putObject("meta").withArray("security").addObject(), value);
            case "code", "clinicalStatus", "verificationStatus" ->
                coding(json.putObject(name).withArray("coding").addObject(), value);
            default -> json.putObject(name).put("reference", value);
        }
    }

    private static void coding(ObjectNode coding, String value) {
        String[] parts = value.split("\\|");
        coding.put("system", parts[0]).put("code", parts[1]);
    }
}
