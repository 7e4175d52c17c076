package org.precisionhooks.fhir.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.decision.Decision.Effect;
import org.precisionhooks.consent.label.DomainRule;
import org.precisionhooks.consent.label.KindRule;
import org.precisionhooks.consent.label.LabelRule;
import org.precisionhooks.consent.label.Labelling;
import org.precisionhooks.consent.label.ResourceTypeRow;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.tenant.BreakGlassRules;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.tenant.Policy;
import org.precisionhooks.consent.tenant.PolicyRule;
import org.precisionhooks.consent.tenant.Tenant;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.consent.term.Hierarchy;
import org.precisionhooks.consent.term.HierarchyRow;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Grants;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.source.JsonPatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.Canonical;

/** What the decision point asks, how often, and whom it tells. */
class ConsentDecisionsTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final ResourceTypes TYPES = new ResourceTypes(
            KNOWLEDGE.table("consent/resource_types", ResourceTypeRow.class).rows());
    private static final RecordReader READER = BuiltIn.records();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);

    private final Consents consents = new Consents();
    private final List<String> told = new ArrayList<>();
    private final ConsentDecisions decisions = decisions(Callers.development());

    @Test
    void pageOfTwoHundredPatientsAsksTheStoreOnce() {
        List<Boolean> seen = decisions.mayRead(
                search(),
                IntStream.range(0, 200).mapToObj(i -> weight("w" + i, "p" + i)).toList());

        assertThat(seen).hasSize(200).containsOnly(true);
        assertThat(consents.asked).hasSize(1);
    }

    @Test
    void whatWasDecidedInARequestIsNotDecidedAgain() {
        RequestDetails request = search();
        IBaseResource weight = weight("w", "p");

        decisions.mayRead(request, weight);
        decisions.mayRead(request, weight);

        assertThat(consents.asked).hasSize(1);
    }

    @Test
    void nextRequestReadsTheConsentsAnew() {
        IBaseResource weight = weight("w", "p");
        assertThat(decisions.mayRead(search(), weight)).isTrue();

        consents.refuse("p");

        assertThat(decisions.mayRead(search(), weight)).isFalse();
    }

    @Test
    void everyPatientWhomAResourceNamesMustPermit() {
        consents.refuse("sister");
        IBaseResource both = resource("""
            {'resourceType':'Observation','id':'o','meta':{'versionId':'1'},'status':'final',
             'subject':{'reference':'Patient/p'},'code':{'text':'Weight'},
             'extension':[{'url':'http://e','valueReference':{'reference':'http://here/fhir/Patient/sister/_history/2'}}]}\
            """);

        assertThat(decisions.mayRead(search(), both)).isFalse();
        assertThat(decisions.mayRead(search(), weight("w", "p"))).isTrue();
    }

    @Test
    void patientWhoIsNamedInWhatIsContainedMustPermit() {
        consents.refuse("donor");
        assertThat(decisions.mayRead(search(), resource("""
            {'resourceType':'Observation','id':'o','meta':{'versionId':'1'},'status':'final',
             'contained':[{'resourceType':'Specimen','id':'s','subject':{'reference':'Patient/donor'}}],
             'subject':{'reference':'Patient/p'},'code':{'text':'Weight'},'specimen':{'reference':'#s'}}\
            """))).isFalse();
    }

    @Test
    void whatNamesNobodyOrSomebodyUnknownIsWithheld() {
        assertThat(decisions.mayRead(search(), resource("""
            {'resourceType':'Observation','id':'n','meta':{'versionId':'1'},'status':'final','code':{'text':'Weight'}}\
            """))).isFalse();
        assertThat(decisions.mayRead(search(), resource("""
            {'resourceType':'Observation','id':'u','meta':{'versionId':'1'},'status':'final','code':{'text':'Weight'},
             'subject':{'reference':'Patient/p'},
             'focus':[{'type':'Patient','identifier':{'system':'urn:x','value':'1'}}]}\
            """))).isFalse();
    }

    @Test
    void versionsOfAResourceAreDecidedApart() {
        consents.refuse("q");
        List<Boolean> versions = decisions.mayRead(
                search(), List.of(version(weight("w", "p"), "1"), version(weight("w", "q"), "2"), weight("v", "p")));

        assertThat(versions).containsExactly(true, false, true);
    }

    @Test
    void logIsToldOncePerPatientOfAllThatWasDecided() {
        consents.refuse("q");
        RequestDetails request = search();
        decisions.mayRead(request, List.of(weight("a", "p"), weight("b", "p")));
        decisions.mayRead(request, List.of(weight("c", "p"), weight("d", "q")));

        decisions.tell(request);
        decisions.tell(request);

        assertThat(told)
                .containsExactly(
                        "p " + Effect.PERMIT + " [Observation/a, Observation/b, Observation/c]",
                        "q " + Effect.DENY + " [Observation/d]");
    }

    @Test
    void tokenThatDoesNotCoverAResourceHidesIt() {
        Grants none = new Grants() {
            @Override
            public void require(Caller caller, RestOperationTypeEnum operation, RequestDetails details) {}

            @Override
            public boolean covers(Caller caller, RestOperationTypeEnum operation, IBaseResource resource) {
                return false;
            }
        };

        assertThat(decisions(Callers.development(), none).mayRead(search(), weight("w", "p")))
                .isFalse();
        assertThat(consents.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Consent, CONSENT_OFFICER PRIVACY_OFFICER",
        "Provenance, CONSENT_OFFICER PRIVACY_OFFICER AUDITOR",
        "AuditEvent, PRIVACY_OFFICER AUDITOR"
    })
    void whatTellsOfConsentsAndUsesIsSeenByItsRoles(String type, String readers) {
        IBaseResource reserved = resource("{'resourceType':'" + type + "','id':'r','meta':{'versionId':'1'}}");

        for (Role role : Role.values()) {
            Caller caller = new Caller(
                    Requester.treating("x"),
                    List.of(),
                    Set.of(role),
                    Optional.of("p"),
                    Optional.empty(),
                    Optional.empty());
            assertThat(decisions(details -> caller).mayRead(search(), reserved))
                    .as(role.name())
                    .isEqualTo(List.of(readers.split(" ")).contains(role.name()));
        }
    }

    @Test
    void patientSeesTheOwnConsentAndNoOther() {
        Caller patient = new Caller(
                Requester.treating("x"),
                List.of(),
                Set.of(Role.PATIENT),
                Optional.of("p"),
                Optional.empty(),
                Optional.empty());
        ConsentDecisions own = decisions(details -> patient);

        assertThat(own.mayRead(search(), consentOf("p"))).isTrue();
        assertThat(own.mayRead(search(), consentOf("q"))).isFalse();
    }

    private static IBaseResource consentOf(String patient) {
        return resource(
                "{'resourceType':'Consent','id':'%1$s','meta':{'versionId':'1'},'patient':{'reference':'Patient/%1$s'}}"
                        .formatted(patient));
    }

    private ConsentDecisions decisions(Callers callers) {
        return decisions(callers, Grants.ALL);
    }

    private ConsentDecisions decisions(Callers callers, Grants grants) {
        DecisionLog log = (details, patient, access, decision) -> told.add(patient + " " + decision.effect() + " "
                + decision.outcomes().stream()
                        .map(outcome -> outcome.reference())
                        .toList());
        return new ConsentDecisions(
                new ConsentDecisions.Ports(
                        callers,
                        grants,
                        new ResourceViews(FHIR, READER),
                        new StoredConsents(consents, new JsonPatientReaders(READER, consents, ZoneOffset.UTC)),
                        log),
                gate(),
                TYPES,
                CLOCK);
    }

    private static ConsentGate gate() {
        Hierarchy hierarchy = Hierarchy.of(
                KNOWLEDGE.table("consent/code_hierarchy", HierarchyRow.class).rows());
        Labelling labelling = new Labelling(
                TYPES,
                Canonical.DOMAIN,
                KNOWLEDGE.table("consent/domain_rules", DomainRule.class).rows(),
                KNOWLEDGE.table("consent/kind_rules", KindRule.class).rows(),
                KNOWLEDGE.table("consent/label_rules", LabelRule.class).rows());
        Policy policy = Policy.all(
                        KNOWLEDGE
                                .table("consent/policy_rules", PolicyRule.class)
                                .rows(),
                        "1")
                .get("clinical-default-1");
        return new ConsentGate(
                new Tenants(
                        new Tenant(policy, ConsentAuthority.SERVER, NoticeMode.SILENT, BreakGlassRules.OFF), Map.of()),
                ConsentTerms.of(hierarchy, Canonical.DOMAIN),
                labelling);
    }

    private static RequestDetails search() {
        SystemRequestDetails details = new SystemRequestDetails();
        details.setRestOperationType(RestOperationTypeEnum.SEARCH_TYPE);
        return details;
    }

    private static IBaseResource weight(String id, String patient) {
        return resource("""
            {'resourceType':'Observation','id':'%s','meta':{'versionId':'1'},'status':'final','code':{'text':'Weight'},
             'subject':{'reference':'Patient/%s'}}\
            """.formatted(id, patient));
    }

    private static IBaseResource version(IBaseResource resource, String version) {
        resource.setId(resource.getIdElement().withVersion(version));
        resource.getMeta().setVersionId(version);
        return resource;
    }

    private static IBaseResource resource(String json) {
        return FHIR.newJsonParser().parseResource(json.replace('\'', '"'));
    }

    /** Counts how often it is asked. */
    private static final class Consents implements ResourceSource {

        private final List<Set<String>> asked = new ArrayList<>();
        private final Map<String, List<JsonNode>> refusals = new TreeMap<>();

        void refuse(String patient) {
            try {
                refusals.put(patient, List.of(new ObjectMapper().readTree("""
                    {'resourceType':'Consent','id':'c','status':'active',
                     'scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},
                     'patient':{'reference':'Patient/%s'},'provision':{'type':'deny'}}\
                    """.formatted(patient)
                                .replace('\'', '"'))));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public List<JsonNode> resources(String patientId, Set<String> types) {
            throw new AssertionError("All patients are asked for together");
        }

        @Override
        public Map<String, List<JsonNode>> consents(Set<String> patientIds) {
            asked.add(patientIds);
            return refusals;
        }
    }
}
