package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.cdshooks.Requests.context;
import static org.precisionhooks.cdshooks.Requests.orderSelect;
import static org.precisionhooks.cdshooks.Requests.orderSign;
import static org.precisionhooks.cdshooks.Requests.patientView;
import static org.precisionhooks.cdshooks.Requests.prefetch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.Topics;
import org.precisionhooks.cdshooks.hook.Hook;
import org.precisionhooks.cdshooks.hook.StrictJson;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.source.SearchSet;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Valid calls: checklist 13 to 20, and the tolerance of cds-hooks.md sections 3 and 6. */
class HookCallTest {

    private final HookFixture fixture = new HookFixture();

    @Test
    void noGuidanceIsAnEmptyListOfCards() throws Exception {
        MockHttpServletResponse response =
                fixture.call(HookFixture.SIGN, orderSign().toString());
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(HookFixture.text(response)).isEqualTo("{\"cards\":[]}");
        assertThat(response.getContentType()).isEqualTo("application/json");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void theAdviserLearnsWhoAsksWhatWhenAndForWhat() throws Exception {
        fixture.cards(HookFixture.SIGN, orderSign().toString());
        HookFixture.Call call = fixture.calls.get(0);
        assertThat(call.inquiry().patient()).isEqualTo("p1");
        assertThat(call.inquiry().occasion()).isEqualTo(Occasion.ORDER_SIGN);
        assertThat(call.inquiry().date()).isEqualTo("2026-06-01");
        assertThat(call.inquiry().drugs()).hasSize(2);
        assertThat(call.access().time()).isEqualTo("2026-06-01T12:00:00Z");
        assertThat(call.access().requester().references()).containsExactlyInAnyOrder("Device/dev", "Practitioner/d1");
        assertThat(call.access().requester().relation()).isEqualTo(Requester.Relation.TREATING_ORGANIZATION);
        assertThat(call.access().purposes()).extracting("code").containsExactly("TREAT");
    }

    @Test
    void orderSelectAsksOnlyAboutTheSelectedDraft() throws Exception {
        fixture.cards(HookFixture.SELECT, orderSelect().toString());
        assertThat(fixture.calls.get(0).inquiry().drugs())
                .extracting(drug -> drug.reference().orElseThrow())
                .containsExactly("MedicationRequest/m1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m2", "MedicationRequest/m2", "https://ehr.example.org/fhir/MedicationRequest/m2"})
    void selectionsMayBeBareIdsOrAbsolute(String selection) throws Exception {
        ObjectNode request = orderSelect();
        context(request).putArray("selections").add(selection);
        fixture.cards(HookFixture.SELECT, request.toString());
        assertThat(fixture.calls.get(0).inquiry().drugs())
                .extracting(drug -> drug.reference().orElseThrow())
                .containsExactly("MedicationRequest/m2");
    }

    @Test
    void aDanglingSelectionHidesNoDraft() throws Exception {
        ObjectNode request = orderSelect();
        context(request).putArray("selections").add("MedicationRequest/nowhere");
        fixture.cards(HookFixture.SELECT, request.toString());
        assertThat(fixture.calls.get(0).inquiry().drugs()).hasSize(2);
    }

    @Test
    void ordersOfNoDrugAreNotAskedAboutAndNeedNoData() throws Exception {
        ObjectNode request = orderSign();
        request.remove("prefetch");
        context(request).set("draftOrders", Requests.searchSet("{'resourceType':'ServiceRequest','id':'s1'}"));
        assertThat(fixture.cards(HookFixture.SIGN, request.toString())).isEmpty();
        assertThat(fixture.calls).isEmpty();
    }

    @Test
    void dispatchedOrdersOfNeitherDrugNorTestNeedNoData() throws Exception {
        ObjectNode request = Requests.orderDispatch("DeviceRequest/d1", "NutritionOrder/n1");
        request.remove("prefetch");
        assertThat(fixture.cards(HookFixture.DISPATCH, request.toString())).isEmpty();
        assertThat(fixture.calls).isEmpty();
    }

    @Test
    void aDispatchAsksAboutItsDrugOrdersByReferenceAndItsTestsByGene() throws Exception {
        fixture.cards(
                HookFixture.DISPATCH,
                Requests.orderDispatch(
                                "MedicationRequest/m1",
                                "https://ehr.example.org/fhir/MedicationRequest/m1",
                                "ServiceRequest/s1",
                                "DeviceRequest/d1")
                        .toString());
        Topics topics = fixture.calls.get(0).inquiry().topics();
        assertThat(topics.orders()).containsExactly("MedicationRequest/m1");
        assertThat(topics.tests()).containsExactly(new OrderedTest("CYP2C19", Optional.empty()));
        assertThat(topics.drugs()).isEmpty();
    }

    @Test
    void aDispatchHasNoUserAndAsksConsentForTheClientAlone() throws Exception {
        ObjectNode request = Requests.orderDispatch("MedicationRequest/m1");
        context(request).put("userId", "Practitioner/d1");
        fixture.cards(HookFixture.DISPATCH, request.toString());
        assertThat(fixture.calls.get(0).access().requester().references()).containsExactly("Device/dev");
    }

    @Test
    void aRefillThatNobodyAskedForAsksConsentForItsOrderer() throws Exception {
        ObjectNode request = Requests.request("medication-refill");
        context(request).remove("userId");
        context(request)
                .set(
                        "medications",
                        Requests.searchSet(
                                "{'resourceType':'MedicationRequest','id':'m1','recorder':{'reference':'Practitioner/d9'}}"));
        fixture.cards(HookFixture.REFILL, request.toString());
        assertThat(fixture.calls.get(0).access().requester().references())
                .containsExactlyInAnyOrder("Device/dev", "Practitioner/d9");
    }

    @Test
    void conditionsAndAllergiesOfTheContextAreAskedAbout() throws Exception {
        ObjectNode problem = Requests.request("problem-list-item-create");
        prefetch(problem).set("medications", Requests.searchSet());
        context(problem)
                .set(
                        "conditions",
                        Requests.searchSet("{'resourceType':'Condition','id':'c1','code':{'text':'infarction'}}"));
        fixture.cards(HookFixture.PROBLEM, problem.toString());
        assertThat(fixture.calls.get(0).inquiry().topics().conditions()).containsExactly(Concept.ofText("infarction"));
        ObjectNode allergy = Requests.request("allergyintolerance-create");
        context(allergy)
                .set(
                        "allergyIntolerance",
                        HookFixture.json("{'resourceType':'AllergyIntolerance','code':{'text':'abacavir'}}"));
        fixture.cards(HookFixture.ALLERGY, allergy.toString());
        assertThat(fixture.calls.get(1).inquiry().topics().allergens()).containsExactly(Concept.ofText("abacavir"));
    }

    @Test
    void aConditionThatTheContextStatesIsNotTakenFromTheRecord() throws Exception {
        ObjectNode problem = Requests.request("problem-list-item-create");
        prefetch(problem).set("medications", Requests.searchSet());
        prefetch(problem)
                .set(
                        "conditions",
                        Requests.searchSet(
                                "{'resourceType':'Condition','id':'c1'}", "{'resourceType':'Condition','id':'c2'}"));
        context(problem).set("conditions", Requests.searchSet("{'resourceType':'Condition','id':'c1'}"));
        fixture.cards(HookFixture.PROBLEM, problem.toString());
        assertThat(fixture.calls.get(0).resources())
                .filteredOn(found -> SearchSet.type(found.json()).equals("Condition"))
                .extracting(found -> found.json().path("id").asText())
                .containsExactly("c2");
    }

    @Test
    void anOrderThatIsVerifiedIsNeitherRemovedNorReplacedBySuggestions() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(Findings.avoidClopidogrel());
        ObjectNode request = Requests.request("medication-verify");
        ObjectNode order = (ObjectNode) Requests.draftOrders().at("/entry/0/resource");
        context(request).set("medication", order.put("status", "active"));
        JsonNode card = fixture.cards(HookFixture.VERIFY, request.toString()).path(0);
        assertThat(card.path("summary").asText()).isNotEmpty();
        assertThat(card.has("suggestions")).isFalse();
        assertThat(card.has("selectionBehavior")).isFalse();
    }

    @Test
    void extensionsUnknownFieldsAndDialectErrorsAreTolerated() throws Exception {
        ObjectNode request = orderSign();
        request.put("hookInstance", "D1577C69-DFBE-14AD-BA6D-3E05E953B2EA");
        request.putObject("extension").put("com.example.anything", 1);
        request.put("unknown", "\ud83d\ude00\u202e\u0000");
        request.putNull("fhirServer");
        context(request).putObject("notFhir").put("a", 1);
        context(request).put("userId", "PractitionerRole/x_y.z-1");
        ObjectNode bundle = (ObjectNode) context(request).path("draftOrders");
        bundle.remove("type");
        bundle.withArray("entry").addNull();
        bundle.withArray("entry").addObject().putNull("resource");
        bundle.withArray("entry").addObject().putObject("resource").put("resourceType", "MedicationRequest");
        bundle.withArray("entry").add("text");
        ObjectNode observation = (ObjectNode)
                prefetch(request).path("genomics").path("entry").path(0).path("resource");
        observation.putObject("category").put("text", "laboratory");
        observation.put("valueInteger", new java.math.BigInteger("9".repeat(300)));
        ((ObjectNode) prefetch(request).path("genomics")).withArray("entry").addNull();
        fixture.cards(HookFixture.SIGN, request.toString());
        assertThat(fixture.calls).hasSize(1);
    }

    @Test
    void charsetAndAcceptAreTolerated() throws Exception {
        MockHttpServletResponse response = fixture.mvc()
                .perform(post("/cds-services/" + HookFixture.SIGN)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .accept("application/xml")
                        .content(orderSign().toString()))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void epicsLongIdsAndAbsoluteReferencesAreOfThePatient() throws Exception {
        String id = "eq081-VQEgP8drUUqCWzHfw3.x_y" + "A".repeat(200);
        String request = orderSign()
                .toString()
                .replace("Patient/p1", "https://ehr.example.org/api/FHIR/R4/Patient/" + id + "/_history/1")
                .replace("\"p1\"", "\"" + id + "\"");
        fixture.cards(HookFixture.SIGN, request);
        assertThat(fixture.calls.get(0).inquiry().patient()).isEqualTo(id);
    }

    @Test
    void whatWasNotSentIsReadFromTheStore() throws Exception {
        fixture.store.add(HookFixture.json("{'resourceType':'Patient','id':'p1'}"));
        fixture.store.add(HookFixture.json("{'resourceType':'Observation','id':'o7'}"));
        ObjectNode request = orderSign();
        prefetch(request).remove("genomics");
        fixture.cards(HookFixture.SIGN, request.toString());
        assertThat(fixture.calls.get(0).resources())
                .filteredOn(found -> SearchSet.type(found.json()).equals("Observation"))
                .singleElement()
                .satisfies(found -> assertThat(found.origin()).isEqualTo(DataOrigin.SERVER));
    }

    @Test
    void storedDataAreNotReadForASatisfiedKey() throws Exception {
        fixture.store.add(HookFixture.json("{'resourceType':'Patient','id':'p1'}"));
        fixture.store.add(HookFixture.json("{'resourceType':'Observation','id':'o7'}"));
        ObjectNode request = orderSign();
        prefetch(request).putNull("genomics");
        fixture.cards(HookFixture.SIGN, request.toString());
        assertThat(HookFixture.types(fixture.calls.get(0))).doesNotContain("Observation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient", "genomics"})
    void neededDataThatCannotBeHadAre412(String key) throws Exception {
        ObjectNode request = orderSign();
        prefetch(request).remove(key);
        MockHttpServletResponse response = fixture.call(HookFixture.SIGN, request.toString());
        assertThat(response.getStatus()).isEqualTo(412);
        assertThat(HookFixture.text(response)).contains("missing-data", key).doesNotContain("p1");
        assertThat(fixture.calls).isEmpty();
    }

    @Test
    void aClientErrorInPrefetchIs412EvenWhenTheStoreCouldAnswer() throws Exception {
        fixture.store.add(HookFixture.json("{'resourceType':'Patient','id':'p1'}"));
        ObjectNode request = orderSign();
        prefetch(request).set("genomics", HookFixture.json("{'resourceType':'OperationOutcome'}"));
        MockHttpServletResponse response = fixture.call(HookFixture.SIGN, request.toString());
        assertThat(response.getStatus()).isEqualTo(412);
        assertThat(HookFixture.text(response)).contains("genomics");
    }

    @Test
    void patientViewNeedsTheCurrentDrugs() throws Exception {
        ObjectNode request = patientView();
        assertThat(fixture.call(HookFixture.VIEW, request.toString()).getStatus())
                .isEqualTo(200);
        prefetch(request).remove("medications");
        assertThat(fixture.call(HookFixture.VIEW, request.toString()).getStatus())
                .isEqualTo(412);
    }

    @Test
    void theCallersConsentsAreNeededWhereTheyDecide() throws Exception {
        fixture.authority = ConsentAuthority.EHR;
        MockHttpServletResponse response =
                fixture.call(HookFixture.SIGN, orderSign().toString());
        assertThat(response.getStatus()).isEqualTo(412);
        assertThat(HookFixture.text(response)).contains("consents");
    }

    @Test
    void theCallersConsentsAreNeededWhereBothDecideToo() throws Exception {
        fixture.authority = ConsentAuthority.BOTH;
        ObjectNode request = orderSign();
        assertThat(fixture.call(HookFixture.SIGN, request.toString()).getStatus())
                .isEqualTo(412);
        prefetch(request).putNull("consents");
        assertThat(fixture.call(HookFixture.SIGN, request.toString()).getStatus())
                .isEqualTo(200);
        prefetch(request).putObject("consents").put("resourceType", "OperationOutcome");
        assertThat(fixture.call(HookFixture.SIGN, request.toString()).getStatus())
                .isEqualTo(412);
    }

    @Test
    void aCutOffResultIsSaidOnTheCard() throws Exception {
        ObjectNode request = orderSign();
        ((ObjectNode) prefetch(request).path("genomics"))
                .putArray("link")
                .addObject()
                .put("relation", "next")
                .put("url", "https://ehr.example.org/next");
        JsonNode cards = fixture.cards(HookFixture.SIGN, request.toString());
        assertThat(cards).hasSize(1);
        assertThat(cards.path(0).path("indicator").asText()).isEqualTo("info");
        assertThat(cards.path(0).path("detail").asText()).contains("genomics");
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(Findings.avoidClopidogrel());
        cards = fixture.cards(HookFixture.SIGN, request.toString());
        assertThat(cards).hasSize(1);
        assertThat(cards.path(0).path("detail").asText())
                .contains("not all of them")
                .contains("genomics");
    }

    @Test
    void whatCouldNotBeReadIsSaidOnTheCard() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> new Advice(
                List.of(Findings.avoidClopidogrel()),
                List.of(
                        new ReadIssue("Observation/x", ReadIssueCode.MALFORMED, ""),
                        new ReadIssue("Observation/y", ReadIssueCode.RETRACTED, "")));
        JsonNode cards = fixture.cards(HookFixture.SIGN, orderSign().toString());
        assertThat(cards.path(0).path("detail").asText())
                .contains("could not be used: malformed (1).")
                .doesNotContain("retracted");
    }

    @Test
    void sentCardsAreRemembered() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(Findings.avoidClopidogrel());
        JsonNode cards = fixture.cards(HookFixture.SIGN, orderSign().toString());
        assertThat(fixture.issued).singleElement().satisfies(card -> {
            assertThat(card.uuid()).hasToString(cards.path(0).path("uuid").asText());
            assertThat(card.service()).isEqualTo(HookFixture.SIGN);
            assertThat(card.rule()).isEqualTo("cpic-clopidogrel-cyp2c19-pm");
            assertThat(card.topic()).isEqualTo("pgx-drug-gene");
            assertThat(card.client()).isEqualTo("dev");
        });
    }

    @Test
    void requestsDoNotShowThemselvesInLogs() throws Exception {
        HookRequest request = new HookRequestReader(new StrictJson(100_000))
                .read(new java.io.ByteArrayInputStream(orderSign().toString().getBytes("UTF-8")), Hook.ORDER_SIGN);
        assertThat(request.toString()).doesNotContain("p1", "clopidogrel");
        assertThat(new FhirServer.Authorization("secret", "s", 1).toString()).doesNotContain("secret");
    }

    @Test
    void parallelCallsNeverMixPatientsAndEveryUuidIsNew() throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> Findings.advice(
                Findings.withText(Findings.avoidClopidogrel(), "Patient " + inquiry.patient() + " speaking"));
        MockMvc mvc = fixture.mvc();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String patient = "q" + i % 20;
                String body = orderSign()
                        .toString()
                        .replace("Patient/p1", "Patient/" + patient)
                        .replace("\"p1\"", "\"" + patient + "\"");
                answers.add(pool.submit(() -> {
                    MockHttpServletResponse response = mvc.perform(post("/cds-services/" + HookFixture.SIGN)
                                    .contentType("application/json")
                                    .content(body))
                            .andReturn()
                            .getResponse();
                    JsonNode card = HookFixture.MAPPER
                            .readTree(HookFixture.text(response))
                            .path("cards")
                            .path(0);
                    assertThat(card.path("summary").asText()).isEqualTo("Patient " + patient + " speaking");
                    return card;
                }));
            }
            Set<String> uuids = new HashSet<>();
            for (Future<JsonNode> answer : answers) {
                assertThat(uuids.add(answer.get().path("uuid").asText())).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
