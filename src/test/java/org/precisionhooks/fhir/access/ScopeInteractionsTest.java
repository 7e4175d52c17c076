package org.precisionhooks.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.OperationScope;
import org.precisionhooks.fhir.source.RecordTypes;
import org.springframework.mock.web.MockHttpServletRequest;

/** Scopes x interactions (threat 12): what begins, before anything is read. */
class ScopeInteractionsTest {

    /** The launch patient is p1. An interaction is written {@code KIND address?parameter}. */
    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # read: r
            patient/Observation.r      | READ Observation/o1               | yes
            patient/Observation.r      | VREAD Observation/o1              | yes
            patient/Observation.r      | HISTORY_INSTANCE Observation/o1/_history | yes
            patient/Observation.s      | READ Observation/o1               | no
            patient/Observation.cud    | READ Observation/o1               | no
            patient/Condition.rs       | READ Observation/o1               | no
            patient/*.r                | READ Observation/o1               | yes
            user/Observation.read      | READ Observation/o1               | yes
            system/Observation.rs      | READ Observation/o1               | yes
            openid fhirUser            | READ Observation/o1               | no
            # search: s
            patient/Observation.s      | SEARCH_TYPE Observation           | yes
            patient/Observation.s      | SEARCH_TYPE Observation/_search   | yes
            patient/Observation.r      | SEARCH_TYPE Observation           | no
            patient/Observation.read   | SEARCH_TYPE Observation           | yes
            patient/Observation.s      | HISTORY_TYPE Observation          | yes
            patient/Observation.rs     | SEARCH_SYSTEM                     | no
            patient/*.rs               | SEARCH_SYSTEM                     | yes
            patient/Observation.rs     | HISTORY_SYSTEM                    | no
            user/*.s                   | HISTORY_SYSTEM                    | yes
            patient/Observation.r      | GET_PAGE                          | yes
            # a search that looks into other types
            user/Observation.rs        | SEARCH_TYPE Observation?code      | yes
            user/Observation.rs        | SEARCH_TYPE Observation?_include  | yes
            user/Observation.rs        | SEARCH_TYPE Observation?subject.name                    | no
            user/Observation.rs        | SEARCH_TYPE Observation?subject:Patient.name            | no
            user/Patient.rs            | SEARCH_TYPE Patient?_has:Observation:patient:code-value | no
            user/Patient.rs            | SEARCH_TYPE Patient?_filter                             | no
            user/Patient.rs            | SEARCH_TYPE Patient?_text                               | no
            user/Patient.rs            | SEARCH_TYPE Patient?_content                            | no
            user/*.rs                  | SEARCH_TYPE Patient?_has:Observation:patient:code-value | yes
            user/*.rs?category=x       | SEARCH_TYPE Patient?_has:Observation:patient:code-value | no
            # writes: c, u, d; one that searches needs s, a patch r
            patient/Observation.c      | CREATE Observation                | yes
            patient/Observation.ruds   | CREATE Observation                | no
            patient/Observation.write  | CREATE Observation                | yes
            patient/Observation.read   | CREATE Observation                | no
            patient/Observation.c      | CREATE Observation?If-None-Exist  | no
            patient/Observation.cs     | CREATE Observation?If-None-Exist  | yes
            patient/Observation.u      | UPDATE Observation/o1             | yes
            patient/Observation.crds   | UPDATE Observation/o1             | no
            patient/Observation.u      | UPDATE Observation?identifier     | no
            patient/Observation.us     | UPDATE Observation?identifier     | yes
            patient/Observation.u      | PATCH Observation/o1              | no
            patient/Observation.ru     | PATCH Observation/o1              | yes
            patient/Observation.ru     | PATCH Observation?identifier      | no
            patient/Observation.rus    | PATCH Observation?identifier      | yes
            patient/Observation.d      | DELETE Observation/o1             | yes
            patient/Observation.crus   | DELETE Observation/o1             | no
            patient/Observation.d      | DELETE Observation?identifier     | no
            patient/Observation.ds     | DELETE Observation?identifier     | yes
            # operations, by consent/operation_scopes.tsv
            patient/Patient.r          | OP Patient/p1/$everything         | yes
            patient/Patient.r          | OP Patient/p2/$everything         | no
            user/Patient.r             | OP Patient/p2/$everything         | yes
            patient/Observation.rs     | OP Patient/p1/$everything         | no
            patient/Patient.r?status=x | OP Patient/p1/$everything         | no
            patient/*.rs               | OP Patient/p1/$precision-recommendations | yes
            patient/*.rs               | OP Patient/p2/$precision-recommendations | no
            user/*.rs                  | OP Patient/p2/$precision-recommendations | yes
            patient/Patient.rs patient/Observation.rs | OP Patient/p1/$precision-recommendations | no
            openid                     | OP $knowledge                     | yes
            user/GuidanceResponse.r    | OP $card-report                   | yes
            openid                     | OP $card-report                   | no
            patient/AuditEvent.r       | OP Patient/p1/$access-report      | yes
            patient/AuditEvent.r       | OP Patient/p2/$access-report      | no
            user/AuditEvent.r          | OP Patient/p2/$access-report      | yes
            patient/Observation.rs     | OP Patient/p1/$access-report      | no
            patient/Consent.r          | OP Patient/p1/$consent-explain    | yes
            patient/Observation.rs     | OP Patient/p1/$consent-explain    | no
            user/ValueSet.r            | OP ValueSet/v1/$expand            | yes
            user/CodeSystem.r          | OP ValueSet/v1/$expand            | no
            user/Observation.c         | OP Observation/$validate          | yes
            user/Observation.c         | OP Observation/o1/$validate       | no
            system/*.cruds             | OP Observation/o1/$meta           | no
            system/*.cruds             | OP $export                        | no
            system/*.cruds             | OP $reindex                       | no
            system/*.cruds             | GRAPHQL_REQUEST                   | no
            system/*.cruds             | ADD_TAGS Observation/o1           | no
            """)
    void interactionBeginsByItsScopes(String scopes, String interaction, String begins) {
        assertThat(begins(ScopeFixture.caller(scopes), interaction)).isEqualTo(begins.equals("yes"));
    }

    private static boolean begins(Caller caller, String interaction) {
        String[] parts = interaction.split(" ", 2);
        RestOperationTypeEnum kind = parts[0].equals("OP")
                ? RestOperationTypeEnum.EXTENDED_OPERATION_TYPE
                : RestOperationTypeEnum.valueOf(parts[0]);
        return begins(caller, kind, details(parts.length < 2 ? "" : parts[1]));
    }

    private static boolean begins(Caller caller, RestOperationTypeEnum kind, ServletRequestDetails details) {
        try {
            ScopeFixture.GRANTS.require(caller, kind, details);
            return true;
        } catch (BaseServerResponseException e) {
            return false;
        }
    }

    private static ServletRequestDetails details(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        ServletRequestDetails details = new ServletRequestDetails();
        details.setServletRequest(request);
        String[] pathAndParameter = address.split("\\?", 2);
        for (String part : pathAndParameter[0].split("/")) {
            if (part.startsWith("$") || part.startsWith("_")) {
                details.setOperation(part);
            } else if (details.getResourceName() == null && !part.isEmpty()) {
                details.setResourceName(part);
            } else if (!part.isEmpty()) {
                details.setId(new IdType(details.getResourceName(), part));
            }
        }
        Map<String, String[]> parameters = new HashMap<>();
        if (pathAndParameter.length > 1 && pathAndParameter[1].equals("If-None-Exist")) {
            request.addHeader("If-None-Exist", "identifier=x");
        } else if (pathAndParameter.length > 1) {
            parameters.put(pathAndParameter[1], new String[] {"x"});
        }
        details.setParameters(parameters);
        return details;
    }

    /** Each entry as if it came alone; all or nothing. */
    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(delimiter = ';', textBlock = """
            patient/Observation.rs  ; GET Observation/o1                                    ; yes
            patient/Observation.rs  ; GET Observation/o1/_history/2                         ; yes
            patient/Observation.rs  ; GET Observation/o1/_history                           ; yes
            patient/Observation.rs  ; GET Observation/_history                              ; yes
            patient/Observation.r   ; GET Observation/_history                              ; no
            patient/Observation.rs  ; GET _history                                          ; no
            patient/Observation.rs  ; GET Observation?code=x                                ; yes
            patient/Observation.rs  ; GET /Observation?code=x                               ; yes
            patient/Observation.rs  ; POST Observation/_search                              ; yes
            patient/Observation.rs  ; GET Observation?subject.name=x                        ; no
            patient/Observation.rs  ; GET Condition/c1                                      ; no
            patient/Observation.rs  ; GET Patient/p1                                        ; no
            patient/Observation.rs  ; GET ?_type=Observation                                ; no
            patient/Observation.rs  ; GET metadata                                          ; no
            patient/Observation.rs  ; HEAD Observation/o1                                   ; yes
            patient/Observation.rs  ; GET https://other.example/fhir/Observation/o1         ; no
            patient/Observation.rs  ; GET Patient/p1/Observation                            ; no
            patient/*.rs            ; GET Patient/p1/$everything                            ; yes
            patient/*.rs            ; GET Patient/p2/$everything                            ; no
            user/*.rs               ; GET Patient/p2/$everything                            ; yes
            user/*.cruds            ; POST $reindex                                         ; no
            user/*.cruds            ; GET Observation/o1/$meta                              ; no
            patient/Observation.c   ; POST Observation                                      ; yes
            patient/Observation.rs  ; POST Observation                                      ; no
            patient/Observation.c   ; POST Observation [If-None-Exist]                      ; no
            patient/Observation.cs  ; POST Observation [If-None-Exist]                      ; yes
            patient/Observation.u   ; PUT Observation/o1                                    ; yes
            patient/Observation.u   ; PUT Observation?identifier=x                          ; no
            patient/Observation.ru  ; PATCH Observation/o1                                  ; yes
            patient/Observation.u   ; PATCH Observation/o1                                  ; no
            patient/Observation.d   ; DELETE Observation/o1                                 ; yes
            patient/Observation.d   ; DELETE Observation?identifier=x                       ; no
            patient/Observation.cud ; POST Observation, DELETE Observation/o1               ; yes
            patient/Observation.cud ; POST Observation, GET Observation/o1                  ; no
            """)
    void entryBeginsByItsScopes(String scopes, String entries, String begins) {
        for (RestOperationTypeEnum kind : List.of(RestOperationTypeEnum.TRANSACTION, RestOperationTypeEnum.BATCH)) {
            ServletRequestDetails details = new ServletRequestDetails();
            details.setResource(bundle(entries));
            assertThat(begins(ScopeFixture.caller(scopes), kind, details)).isEqualTo(begins.equals("yes"));
        }
    }

    @Test
    void bundleThatIsNotThereIsRefused() {
        assertThat(begins(
                        ScopeFixture.caller("system/*.cruds"),
                        RestOperationTypeEnum.TRANSACTION,
                        new ServletRequestDetails()))
                .isFalse();
    }

    @Test
    void callerWithoutATokenIsRefused() {
        Caller development = Callers.development().of(new ServletRequestDetails());

        assertThat(begins(development, "READ Observation/o1")).isFalse();
    }

    @Test
    void adviceNeedsAllThatItIsMadeOf() {
        OperationScope advice = ScopeFixture.OPERATIONS.stream()
                .filter(row -> row.operation().equals("$precision-recommendations"))
                .findFirst()
                .orElseThrow();
        Set<String> types = new HashSet<>(RecordTypes.OF_PATIENT);
        types.remove("Consent");

        assertThat(advice.scopes())
                .containsExactlyInAnyOrderElementsOf(
                        types.stream().map(type -> type + ".r").toList());
    }

    private static Bundle bundle(String entries) {
        Bundle bundle = new Bundle();
        for (String entry : entries.split(", ")) {
            String[] parts = entry.split(" ");
            BundleEntryRequestComponent request = bundle.addEntry().getRequest();
            request.setMethod(HTTPVerb.fromCode(parts[0])).setUrl(parts[1]);
            if (parts.length > 2) {
                request.setIfNoneExist("identifier=x");
            }
        }
        return bundle;
    }
}
