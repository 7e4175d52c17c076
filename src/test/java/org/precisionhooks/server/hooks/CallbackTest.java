package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.fhir.source.remote.CanaryServer.json;
import static org.precisionhooks.fhir.source.remote.CanaryServer.neverEnding;
import static org.precisionhooks.fhir.source.remote.CanaryServer.redirect;
import static org.precisionhooks.fhir.source.remote.CanaryServer.silence;
import static org.precisionhooks.fhir.source.remote.CanaryServer.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.fhir.source.remote.CanaryServer;
import org.precisionhooks.fhir.source.remote.CanaryServer.Behaviour;
import org.precisionhooks.server.hooks.CallbackFixture.Answer;

/** Prefetch, then the caller's FHIR server, then the own store, then 412 (cds-hooks.md section 5). */
@Timeout(120)
class CallbackTest {

    private static final String POOR = "demo-clopidogrel-poor";
    private static final String CLOPIDOGREL = "309362";
    private static final String AVOID = "Avoid clopidogrel";

    private final CallbackFixture fixture = new CallbackFixture(Duration.ofMillis(4500));
    private final List<Ehr> ehrs = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        fixture.close();
        for (Ehr ehr : ehrs) {
            ehr.close();
        }
    }

    private Ehr ehr(List<JsonNode> record) {
        Ehr ehr = new Ehr(record);
        ehrs.add(ehr);
        return ehr;
    }

    private static HookBody ordering() {
        return HookBody.ordering(HookIT.SIGN, POOR, CLOPIDOGREL);
    }

    private static List<JsonNode> record() {
        return HookRecords.demo(POOR);
    }

    static Stream<Arguments> demoPatients() {
        return Stream.of(
                        "demo-clopidogrel-poor, 309362",
                        "demo-fluorouracil-dpyd, 4492",
                        "demo-abacavir-hla, 190521",
                        "demo-codeine-ultrarapid, 2670",
                        "demo-untested, 4492",
                        "demo-refuses-genetics, 309362",
                        "demo-sequence-only, 4492",
                        "demo-nothing-to-say, 309362")
                .map(row -> row.split(", "))
                .flatMap(row -> Stream.of(HookIT.SELECT, HookIT.SIGN, HookIT.VIEW)
                        .map(hook -> Arguments.of(row[0], row[1], hook)));
    }

    private static HookBody call(String patient, String rxcui, String hook) {
        return hook.equals(HookIT.VIEW) ? HookBody.of(hook, patient) : HookBody.ordering(hook, patient, rxcui);
    }

    /** For patient-view the drug is taken, not ordered. */
    private static List<JsonNode> record(String patient, String rxcui, String hook) {
        List<JsonNode> record = new ArrayList<>(HookRecords.demo(patient));
        if (hook.equals(HookIT.VIEW)) {
            record.add(HookRecords.activeOrder(patient, "drug", rxcui, "drug"));
        }
        return record;
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("demoPatients")
    void theSameIsAnsweredWhicheverWayTheDataCome(String patient, String rxcui, String hook) {
        List<JsonNode> record = record(patient, rxcui, hook);
        Answer sent = fixture.answer(call(patient, rxcui, hook).sending(record));
        assertThat(sent.status()).isEqualTo(200);

        assertThat(fixture.answer(fixture.reading(call(patient, rxcui, hook), ehr(record))))
                .isEqualTo(sent);
        assertThat(fixture.answer(
                        fixture.reading(call(patient, rxcui, hook), ehr(record).inPages())))
                .isEqualTo(sent);
        assertThat(fixture.answer(
                        fixture.reading(call(patient, rxcui, hook), ehr(record).withAbsoluteReferences())))
                .isEqualTo(sent);
        fixture.store.addAll(record);
        assertThat(fixture.answer(call(patient, rxcui, hook))).isEqualTo(sent);
    }

    @Test
    void theCardOfTheDemoPatientIsAmongThem() {
        assertThat(fixture.answer(fixture.reading(ordering(), ehr(record()))).body())
                .contains(AVOID);
    }

    @Test
    void eachAbsentKeyIsAskedOnceAndNothingElse() {
        Ehr ehr = ehr(record());
        fixture.answer(fixture.reading(ordering(), ehr));
        assertThat(ehr.server.targets())
                .containsExactlyInAnyOrder(
                        "Patient/" + POOR,
                        "Observation?patient=" + POOR
                                + "&category=laboratory,social-history,http://terminology.hl7.org/CodeSystem/v2-0074%7CGE",
                        "MolecularSequence?patient=" + POOR,
                        "DiagnosticReport?patient=" + POOR
                                + "&category=http://terminology.hl7.org/CodeSystem/v2-0074%7CGE",
                        "MedicationRequest?patient=" + POOR + "&status=active,on-hold,completed,stopped",
                        "MedicationStatement?patient=" + POOR
                                + "&status=active,on-hold,completed,stopped,intended,not-taken",
                        "Condition?patient=" + POOR,
                        "AllergyIntolerance?patient=" + POOR,
                        "Procedure?patient=" + POOR,
                        "Observation?patient=" + POOR + "&code="
                                + loinc("85354-9", "55284-4", "8480-6", "39156-5", "29463-7", "8302-2", "72166-2"),
                        "Observation?patient=" + POOR + "&code=" + loinc("75773-2", "95541-9"),
                        "DocumentReference?patient=" + POOR + "&type="
                                + loinc("42348-3", "75320-2", "86533-7", "81334-5", "81352-7"),
                        "Encounter?patient=" + POOR + "&status=in-progress,onleave,finished",
                        "Goal?patient=" + POOR,
                        "ServiceRequest?patient=" + POOR + "&status=active,on-hold",
                        "Consent?patient=" + POOR);
        assertThat(ehr.server.authorizations()).containsOnly("Bearer " + CallbackFixture.TOKEN);
    }

    private static String loinc(String... codes) {
        return Stream.of(codes).map(code -> "http://loinc.org%7C" + code).collect(Collectors.joining(","));
    }

    @Test
    void oneMissingKeyIsFetchedAlone() {
        Ehr ehr = ehr(record());
        HookBody call = fixture.reading(ordering().sending(record()).without("genomics"), ehr);
        call.prefetch().set("unasked", HookRecords.read("{'resourceType':'Condition','id':'x'}"));
        assertThat(fixture.answer(call).body()).contains(AVOID);
        assertThat(ehr.server.requests()).hasSize(1);
        assertThat(ehr.server.targets().get(0)).startsWith("Observation?");
    }

    @Test
    void whatTheClientSaysItDoesNotHaveIsNotAskedFor() {
        Ehr ehr = ehr(record());
        HookBody call = fixture.reading(ordering().sending(record()), ehr);
        call.prefetch().putNull("genomics");
        assertThat(fixture.answer(call).body()).doesNotContain(AVOID);
        assertThat(ehr.server.connections()).isZero();
    }

    @Test
    void whatTheClientFailedAtIsNotAskedForAgain() {
        Ehr ehr = ehr(record());
        HookBody call = fixture.reading(ordering().sending(record()), ehr);
        call.prefetch().set("genomics", HookRecords.read("{'resourceType':'OperationOutcome'}"));
        assertThat(fixture.answer(call)).satisfies(refused -> missing(refused, "genomics"));
        assertThat(ehr.server.connections()).isZero();
    }

    private static void missing(Answer refused, String key) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(412);
        assertThat(refused.body()).contains("missing-data", key).doesNotContain(POOR);
    }

    private HookBody withPage(Ehr ehr, String key, String next) {
        HookBody call = fixture.reading(ordering().sending(record()), ehr);
        ObjectNode page = (ObjectNode) call.prefetch().path(key);
        page.putArray("entry");
        page.putArray("link").addObject().put("relation", "next").put("url", next);
        return call;
    }

    @Test
    void aPageThatWasSentIsFollowed() {
        Ehr ehr = ehr(record());
        Answer answer = fixture.answer(withPage(ehr, "genomics", ehr.server.base() + "/Observation?patient=" + POOR));
        assertThat(answer).isEqualTo(fixture.answer(ordering().sending(record())));
        assertThat(ehr.server.targets()).containsExactly("Observation?patient=" + POOR);
    }

    @Test
    void aPageElsewhereIsNotFollowedAndTheCardSaysWhatIsMissing() {
        Ehr ehr = ehr(record());
        Ehr other = ehr(record());
        Answer answer = fixture.answer(withPage(ehr, "genomics", other.server.base() + "/Observation?patient=" + POOR));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("not known here: genomics");
        assertThat(ehr.server.connections() + other.server.connections()).isZero();
        missing(
                fixture.answer(withPage(ehr, "consents", other.server.base() + "/Consent?patient=" + POOR)),
                "consents");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("redirect", redirect("/fhir/Observation?patient=" + POOR)),
                Arguments.of("HTML", text(200, "text/html", "<html>")),
                Arguments.of("401", text(401, "application/fhir+json", "{}")),
                Arguments.of("404", text(404, "application/fhir+json", "{}")),
                Arguments.of("500", text(500, "application/fhir+json", "{}")),
                Arguments.of("silence", silence()),
                Arguments.of("a body without end", neverEnding(1)),
                Arguments.of("too large", neverEnding(60_000)),
                Arguments.of("malformed", json("{")),
                Arguments.of("an OperationOutcome", json("{\"resourceType\":\"OperationOutcome\"}")),
                Arguments.of(
                        "another patient's result",
                        json(HookRecords.searchSet(List.of(HookRecords.genotype("other", "g", "CYP2C19 *2/*2"))))),
                Arguments.of(
                        "another patient's result on the second page", (Behaviour) CallbackTest::foreignSecondPage));
    }

    private static void foreignSecondPage(CanaryServer.Request request, java.io.OutputStream out)
            throws java.io.IOException, InterruptedException {
        boolean second = request.target().contains("_page");
        ObjectNode page = (ObjectNode) HookRecords.searchSet(
                List.of(HookRecords.genotype(second ? "other" : POOR, "g" + second, "CYP2C19 *2/*2")));
        if (!second) {
            page.putArray("link").addObject().put("relation", "next").put("url", "Observation?_page=2");
        }
        json(page).answer(request, out);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailingServerEndsInARefusalOrInTheStore(String name, Behaviour behaviour) throws Exception {
        try (CallbackFixture hasty = new CallbackFixture(Duration.ofSeconds(1))) {
            failing(hasty, behaviour);
        }
    }

    private void failing(CallbackFixture hasty, Behaviour behaviour) {
        Ehr ehr = ehr(record()).on("Observation", behaviour);
        missing(hasty.answer(hasty.reading(ordering(), ehr)), "genomics");

        hasty.store.add(HookRecords.patient(POOR));
        assertThat(hasty.answer(hasty.reading(ordering(), ehr)))
                .as("the store knows the patient and holds no result")
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(200))
                .satisfies(answer -> assertThat(answer.body()).doesNotContain(AVOID, "genomics"));
        hasty.store.clear();
        hasty.store.addAll(record());
        assertThat(hasty.answer(hasty.reading(ordering(), ehr)).body()).contains(AVOID);
    }

    @Test
    void aFailureOfAnotherKeyIsSaidOnTheCard() {
        Ehr ehr = ehr(record()).on("Condition", text(500, "text/plain", ""));
        assertThat(fixture.answer(fixture.reading(ordering(), ehr)).body())
                .contains("avoid clopidogrel", "not known here: conditions");
    }

    @Test
    void aPatientWhomNobodyKnowsIsRefused() {
        missing(fixture.answer(fixture.reading(ordering(), ehr(List.of()))), "patient");
    }

    @Test
    void aStoredRefusalCountsWhateverTheCallersServerGives() {
        fixture.store.add(HookRecords.patient(POOR));
        HookRecords.renamed(HookRecords.demo("demo-refuses-genetics"), "demo-refuses-genetics", POOR).stream()
                .filter(resource -> resource.path("resourceType").asText().equals("Consent"))
                .forEach(fixture.store::add);
        assertThat(fixture.answer(fixture.reading(ordering(), ehr(record()))).body())
                .doesNotContain(AVOID);
    }

    @Test
    void consentsOfWhichAPageIsMissingAreRefused() {
        Ehr ehr = ehr(record())
                .on(
                        "Consent",
                        json(
                                "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\"http://127.0.0.1:1/x\"}]}"));
        missing(fixture.answer(fixture.reading(ordering(), ehr)), "consents");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/other",
                "http://127.0.0.1:PORT/fhirs",
                "http://127.0.0.1:PORT/fhir/../x",
                "http://localhost:PORT/fhir",
                "https://127.0.0.1:PORT/fhir",
                "https://unregistered.example.org/fhir"
            })
    void anUnregisteredServerIsAsIfNoneWereNamed(String named) {
        Ehr ehr = ehr(record());
        fixture.registered.add(ehr.server.base());
        String server = named.replace("PORT", "" + ehr.server.port());
        assertThat(fixture.answer(CallbackFixture.naming(ordering(), server)))
                .isEqualTo(fixture.answer(ordering()))
                .satisfies(refused -> missing(refused, "genomics"));
        assertThat(ehr.server.connections()).isZero();
    }

    @Test
    void anotherClientsServerIsAsIfNoneWereNamed() {
        Ehr ehr = ehr(record());
        missing(
                fixture.answer(
                        CallbackFixture.naming(ordering(), ehr.server.base().toString())),
                "genomics");
        assertThat(ehr.server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aTokenThatIsOverIsNotUsed(int expires) {
        Ehr ehr = ehr(record());
        HookBody call = fixture.reading(ordering(), ehr);
        ((ObjectNode) call.root().path("fhirAuthorization")).put("expires_in", expires);
        missing(fixture.answer(call), "genomics");
        assertThat(ehr.server.connections()).isZero();
    }

    @Test
    void aServerWithoutAnAuthorizationIsAskedWithoutAToken() {
        Ehr ehr = ehr(record());
        HookBody call = fixture.reading(ordering(), ehr);
        call.root().remove("fhirAuthorization");
        assertThat(fixture.answer(call).body()).contains(AVOID);
        assertThat(ehr.server.authorizations()).containsOnly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/fhir", "javascript:alert(1)", "7", "{}", "[]"})
    void anythingButAWebAddressIsRefused(String server) {
        HookBody call = ordering();
        call.root().set("fhirServer", server.contains(":") ? call.root().textNode(server) : HookRecords.read(server));
        assertThat(fixture.answer(call).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: 1", "a b", "a\u0000", "\u00e9"})
    void aTokenThatIsNoHeaderValueIsRefused(String token) {
        Ehr ehr = ehr(record());
        HookBody call = fixture.reading(ordering(), ehr);
        ((ObjectNode) call.root().path("fhirAuthorization")).put("access_token", token);
        assertThat(fixture.answer(call).status()).isEqualTo(400);
        assertThat(ehr.server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1&_include=*", "a,b,c", "../Patient/1", "$everything", "{{context.userId}}"})
    void anIdThatIsNoneReachesNoUrl(String id) {
        Ehr ehr = ehr(record());
        HookBody call = fixture.reading(ordering(), ehr);
        call.context().put("patientId", id);
        assertThat(fixture.answer(call).status()).isEqualTo(400);
        assertThat(ehr.server.connections()).isZero();
    }

    @Test
    void longIdsOfEhrsAreTaken() {
        String id = "eq081-VQEgP8drUUqCWzHfw3.x_y" + "A".repeat(100);
        List<JsonNode> record = HookRecords.renamed(record(), POOR, id);
        Ehr ehr = ehr(record);
        HookBody call = fixture.reading(HookBody.ordering(HookIT.SIGN, id, CLOPIDOGREL), ehr);
        assertThat(fixture.answer(call).body()).contains(AVOID);
        assertThat(ehr.server.targets()).contains("Patient/" + id);
    }

    private static final String ORDERED = "{'medicationReference': {'reference': '%s'}}";

    private static JsonNode medication(String id, String rxcui) {
        return HookRecords.read("{'resourceType':'Medication','id':'" + id + "','code':{'coding':[{'system':'"
                + HookRecords.RXNORM + "','code':'" + rxcui + "'}]}}");
    }

    private static HookBody referring(String reference) {
        return HookBody.of(HookIT.SIGN, POOR).drafting(HookRecords.read(ORDERED.formatted(reference)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Medication/m1",
                "BASE/Medication/m1",
                "Medication/m1/_history/3",
                "BASE/Medication/m1/_history/3"
            })
    void theProductOfAnOrderIsReadFromTheCallersServer(String reference) {
        List<JsonNode> record = new ArrayList<>(record());
        record.add(medication("m1", CLOPIDOGREL));
        Ehr ehr = ehr(record);
        HookBody call = referring(reference.replace("BASE", ehr.server.base().toString()));
        assertThat(fixture.answer(fixture.reading(call.sending(record()), ehr)).body())
                .contains(AVOID);
        assertThat(ehr.server.targets()).containsExactly("Medication/m1");
    }

    @Test
    void theProductsInAProductAreReadToo() {
        List<JsonNode> record = new ArrayList<>(record());
        record.add(HookRecords.read("{'resourceType':'Medication','id':'m1','ingredient':["
                + "{'itemReference':{'reference':'Medication/m2'}}]}"));
        record.add(medication("m2", CLOPIDOGREL));
        Ehr ehr = ehr(record);
        assertThat(fixture.answer(fixture.reading(referring("Medication/m1").sending(record()), ehr))
                        .body())
                .contains(AVOID);
        assertThat(ehr.server.targets()).containsExactly("Medication/m1", "Medication/m2");
    }

    @Test
    void aProductThatWasSentIsNotAskedFor() {
        Ehr ehr = ehr(record());
        ObjectNode entry = HookRecords.object();
        entry.put("fullUrl", "https://anywhere.example.org/fhir/Medication/m1")
                .set("resource", medication("m1", CLOPIDOGREL));
        HookBody inBundle = HookBody.of(HookIT.SIGN, POOR)
                .drafting(
                        HookRecords.read(ORDERED.formatted("https://anywhere.example.org/fhir/Medication/m1")), entry);
        List<JsonNode> sent = new ArrayList<>(record());
        sent.add(medication("m1", CLOPIDOGREL));
        HookBody contained = HookBody.of(HookIT.SIGN, POOR)
                .drafting(HookRecords.read("{'contained':[" + medication("c", CLOPIDOGREL)
                        + "],'medicationReference':{'reference':'#c'}}"));
        for (HookBody call : List.of(
                inBundle.sending(record()), referring("Medication/m1").sending(sent), contained.sending(record()))) {
            assertThat(fixture.answer(fixture.reading(call, ehr)).body()).contains(AVOID);
        }
        assertThat(ehr.server.connections()).isZero();
    }

    @Test
    void theStoreIsAskedForAProductThatTheServerDoesNotKnow() {
        fixture.store.add(medication("m1", CLOPIDOGREL));
        Ehr ehr = ehr(record());
        assertThat(fixture.answer(referring("Medication/m1").sending(record())).body())
                .contains(AVOID);
        assertThat(fixture.answer(fixture.reading(referring("Medication/m1").sending(record()), ehr))
                        .body())
                .contains(AVOID);
        assertThat(ehr.server.targets()).containsExactly("Medication/m1");
    }

    @ParameterizedTest
    @CsvSource({
        "Medication/gone",
        "https://elsewhere.example.org/fhir/Medication/m1",
        "http://127.0.0.1:OTHER/fhir/Medication/m1",
        "urn:uuid:m1",
        "#gone"
    })
    void anOrderWhoseProductIsNotFoundIsSaidToBeUnchecked(String reference) {
        List<JsonNode> record = new ArrayList<>(record());
        record.add(medication("m1", CLOPIDOGREL));
        Ehr ehr = ehr(record());
        Ehr other = ehr(record);
        fixture.store.add(medication("m1", CLOPIDOGREL));
        HookBody call = referring(reference.replace("OTHER", "" + other.server.port()));
        Answer answer = fixture.answer(fixture.reading(call.sending(record()), ehr));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Not checked").doesNotContain(AVOID);
        assertThat(other.server.connections()).isZero();
    }

    /** The drug that a patient takes, where the server keeps it apart from the order. */
    @Test
    void theProductsOfCurrentOrdersAreReadToo() {
        List<JsonNode> record = new ArrayList<>(record());
        ObjectNode taken = (ObjectNode) HookRecords.activeOrder(POOR, "drug", CLOPIDOGREL, "x");
        taken.remove("medicationCodeableConcept");
        taken.putObject("medicationReference").put("reference", "Medication/m1");
        record.add(taken);
        record.add(medication("m1", CLOPIDOGREL));
        Answer sent = fixture.answer(HookBody.of(HookIT.VIEW, POOR).sending(record));
        assertThat(sent.body()).contains("clopidogrel");

        Ehr ehr = ehr(record);
        assertThat(fixture.answer(fixture.reading(HookBody.of(HookIT.VIEW, POOR), ehr)))
                .isEqualTo(sent);
        record.remove(record.size() - 1);
        assertThat(fixture.answer(fixture.reading(HookBody.of(HookIT.VIEW, POOR).sending(record), ehr)))
                .isEqualTo(sent);
        fixture.store.add(medication("m1", CLOPIDOGREL));
        assertThat(fixture.answer(HookBody.of(HookIT.VIEW, POOR).sending(record)))
                .isEqualTo(sent);
    }

    @Test
    void eightClientsAtOnceNeverSeeEachOthersPatients() throws Exception {
        List<JsonNode> all = new ArrayList<>();
        List<HookBody> calls = new ArrayList<>();
        List<Answer> expected = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String patient = "mixed-" + i + "-end";
            List<JsonNode> one = HookRecords.renamed(
                    HookRecords.demo(i % 2 == 0 ? POOR : "demo-nothing-to-say"),
                    i % 2 == 0 ? POOR : "demo-nothing-to-say",
                    patient);
            all.addAll(one);
            calls.add(HookBody.ordering(HookIT.SIGN, patient, CLOPIDOGREL));
            expected.add(fixture.answer(
                    HookBody.ordering(HookIT.SIGN, patient, CLOPIDOGREL).sending(one)));
        }
        Ehr ehr = ehr(all);
        calls.forEach(call -> fixture.reading(call, ehr));
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                HookBody call = calls.get(i % 16);
                answers.add(clients.submit(() -> fixture.answer(call)));
            }
            for (int i = 0; i < 80; i++) {
                assertThat(answers.get(i).get()).isEqualTo(expected.get(i % 16));
            }
        } finally {
            clients.shutdownNow();
        }
    }
}
