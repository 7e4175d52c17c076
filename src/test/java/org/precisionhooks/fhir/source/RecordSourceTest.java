package org.precisionhooks.fhir.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.resource.FoundResource;

/** Checklist 15 to 17: prefetch key by key, then the store, then a refusal. */
class RecordSourceTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final PrefetchKey PATIENT =
            PrefetchKey.needed("patient", "Patient/{{context.patientId}}", "Patient");
    private static final PrefetchKey GENOMICS = PrefetchKey.needed("genomics", "Observation?", "Observation");
    private static final PrefetchKey CONDITIONS = PrefetchKey.wanted("conditions", "Condition?", "Condition");
    private static final PrefetchKey CONSENTS = PrefetchKey.wanted("consents", "Consent?", "Consent");
    private static final List<PrefetchKey> KEYS = List.of(PATIENT, GENOMICS, CONDITIONS, CONSENTS);
    private static final String SENT_PATIENT = "'patient':{'resourceType':'Patient','id':'p1'}";

    private final List<JsonNode> stored = new ArrayList<>();
    private final List<Set<String>> asked = new ArrayList<>();
    /** What the caller's server answers by address; empty when there is no server. */
    private final Map<String, JsonNode> called = new HashMap<>();

    private final List<String> calls = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'resourceType':'Observation','id':'o1'};1",
                "null;0",
                "{};0",
                "{'resourceType':'Bundle'};0",
                "{'resourceType':'Bundle','entry':[]};0",
                "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Observation','id':'o1'}}]};1",
                "{'resourceType':'Bundle','entry':{'resource':{'resourceType':'Observation','id':'o1'}}};1",
                "{'resourceType':'Bundle','entry':[null,7,{},{'resource':null},{'resource':{}}]};0",
                "{'resourceType':'Bundle','entry':[{'search':{'mode':'outcome'},'resource':{'resourceType':'OperationOutcome'}}]};0",
                "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'OperationOutcome'}}]};0",
                "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Unknown','id':'x'}}]};1"
            })
    void aSentKeyIsSatisfiedWhateverItHolds(String value, int resources) throws Exception {
        Gathered gathered = gather("{" + SENT_PATIENT + ",'genomics':" + value + ",'conditions':null}");
        assertThat(gathered.resources()).hasSize(1 + resources);
        assertThat(gathered.resources())
                .allSatisfy(found -> assertThat(found.origin()).isEqualTo(DataOrigin.PREFETCH));
        assertThat(gathered.incomplete()).isEmpty();
        assertThat(asked).containsExactly(Set.of("Consent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'genomics':7", ",'genomics':'text'", ",'genomics':[]"})
    void aMissingOrUnreadableKeyIsReadAloneFromTheStore(String genomics) throws Exception {
        store("{'resourceType':'Patient','id':'p1'}", "{'resourceType':'Observation','id':'o2'}");
        Gathered gathered = gather("{" + SENT_PATIENT + ",'conditions':null" + genomics + "}");
        assertThat(asked).containsExactly(Set.of("Observation", "Patient", "Consent"));
        assertThat(gathered.resources())
                .extracting(found -> SearchSet.key(found.json()))
                .containsExactly("Patient/p1", "Observation/o2");
        assertThat(gathered.resources().get(0).origin()).isEqualTo(DataOrigin.PREFETCH);
        assertThat(gathered.resources().get(1).origin()).isEqualTo(DataOrigin.SERVER);
        assertThat(gathered.incomplete()).isEmpty();
    }

    @Test
    void neededKeysOfAnUnknownPatientAreRefusedByName() {
        assertThatThrownBy(() -> gather("{'extra':{'resourceType':'Observation'}}"))
                .isInstanceOfSatisfying(
                        MissingDataException.class,
                        refusal -> assertThat(refusal.keys()).containsExactly("patient", "genomics"));
    }

    @Test
    void wantedKeysOfAnUnknownPatientAreReported() throws Exception {
        assertThat(gather("{" + SENT_PATIENT + ",'genomics':null}").incomplete())
                .containsExactly("conditions");
    }

    @Test
    void aPageOfALongerResultIsReported() throws Exception {
        String page = "{'resourceType':'Bundle','link':[{'relation':'self'},{'relation':'next','url':'x'}]}";
        assertThat(gather("{" + SENT_PATIENT + ",'genomics':" + page + ",'conditions':null}")
                        .incomplete())
                .containsExactly("genomics");
    }

    @Test
    void aPageOfTheConsentsIsNotEnough() {
        String page = "{'resourceType':'Bundle','link':{'relation':'next','url':'x'}}";
        assertThatThrownBy(() ->
                        gather("{" + SENT_PATIENT + ",'genomics':null,'conditions':null,'consents':" + page + "}"))
                .isInstanceOfSatisfying(
                        MissingDataException.class,
                        refusal -> assertThat(refusal.keys()).containsExactly("consents"));
    }

    @Test
    void aClientErrorIsNotAskedForAgain() {
        store("{'resourceType':'Patient','id':'p1'}");
        assertThatThrownBy(() -> gather("{'conditions':{'resourceType':'OperationOutcome'}}"))
                .isInstanceOfSatisfying(
                        MissingDataException.class,
                        refusal -> assertThat(refusal.keys()).containsExactly("conditions"));
        assertThat(asked).isEmpty();
    }

    @Test
    void storedConsentsAreReadEvenWhenSomeWereSent() throws Exception {
        store("{'resourceType':'Consent','id':'c1','status':'active'}");
        Gathered gathered = gather("{" + SENT_PATIENT
                + ",'genomics':null,'conditions':null,'consents':{'resourceType':'Consent','id':'c1'}}");
        assertThat(gathered.resources())
                .filteredOn(found -> SearchSet.type(found.json()).equals("Consent"))
                .extracting(FoundResource::origin)
                .containsExactly(DataOrigin.PREFETCH, DataOrigin.SERVER);
    }

    @Test
    void whatNeitherTheCallerNorItsServerGaveIsReadFromTheStore() {
        store("{'resourceType':'Patient','id':'p1'}", "{'resourceType':'Condition','id':'c7'}");
        called.put("Observation?", json("{'resourceType':'Observation','id':'o1'}"));
        Gathered gathered = gather("{" + SENT_PATIENT + "}");
        assertThat(gathered.resources())
                .extracting(found -> found.origin() + " " + SearchSet.key(found.json()))
                .containsExactly("PREFETCH Patient/p1", "CALLBACK Observation/o1", "SERVER Condition/c7");
        assertThat(asked).containsExactly(Set.of("Condition", "Patient", "Consent"));
        assertThat(calls).containsExactly("Observation?", "Condition?", "Consent?");
    }

    @Test
    void whereTheCallersConsentsDecideItsServerMayGiveThem() {
        called.put("Observation?", json("{'resourceType':'Observation','id':'o1'}"));
        called.put("Condition?", json("{'resourceType':'Condition','id':'c1'}"));
        called.put("Consent?", json("{'resourceType':'Consent','id':'c1'}"));
        assertThat(gather("{" + SENT_PATIENT + "}", ConsentAuthority.EHR).resources())
                .extracting(FoundResource::origin)
                .containsExactly(DataOrigin.PREFETCH, DataOrigin.CALLBACK, DataOrigin.CALLBACK, DataOrigin.CALLBACK);
    }

    @Test
    void anAnswerOfWhichOneResourceIsAnothersIsNotUsedAtAll() {
        store("{'resourceType':'Patient','id':'p1'}");
        called.put(
                "Observation?",
                json("{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Observation','id':'o1',"
                        + "'subject':{'reference':'Patient/p1'}}},{'resource':{'resourceType':'Observation','id':'o2',"
                        + "'subject':{'reference':'https://ehr.example.org/fhir/Patient/p2'}}}]}"));
        assertThat(gather("{" + SENT_PATIENT + "}").resources())
                .extracting(found -> SearchSet.key(found.json()))
                .containsExactly("Patient/p1");
    }

    @Test
    void whereTheCallersConsentsDecideTheyMustBeSent() {
        store("{'resourceType':'Patient','id':'p1'}", "{'resourceType':'Consent','id':'c1'}");
        assertThatThrownBy(() -> gather("{" + SENT_PATIENT + "}", ConsentAuthority.EHR))
                .isInstanceOfSatisfying(
                        MissingDataException.class,
                        refusal -> assertThat(refusal.keys()).containsExactly("consents"));
    }

    @Test
    void whereBothDecideTheCallersConsentsAreNeededBesideOurs() {
        store("{'resourceType':'Patient','id':'p1'}", "{'resourceType':'Consent','id':'c1'}");
        assertThatThrownBy(() -> gather("{" + SENT_PATIENT + "}", ConsentAuthority.BOTH))
                .isInstanceOfSatisfying(
                        MissingDataException.class,
                        refusal -> assertThat(refusal.keys()).containsExactly("consents"));
        String sent = "{" + SENT_PATIENT + ",'consents':{'resourceType':'Consent','id':'c9'}}";
        assertThat(gather(sent, ConsentAuthority.BOTH).resources())
                .extracting(found -> found.origin() + " " + SearchSet.key(found.json()))
                .contains("PREFETCH Consent/c9", "SERVER Consent/c1");
    }

    @Test
    void consentsThatAreNoResourceAreNotSent() {
        store("{'resourceType':'Patient','id':'p1'}");
        assertThatThrownBy(() -> gather("{" + SENT_PATIENT + ",'consents':'none'}", ConsentAuthority.EHR))
                .isInstanceOf(MissingDataException.class);
    }

    private void store(String... resources) {
        for (String resource : resources) {
            stored.add(json(resource));
        }
    }

    private Gathered gather(String prefetch) {
        return gather(prefetch, ConsentAuthority.SERVER);
    }

    private Gathered gather(String prefetch, ConsentAuthority authority) {
        ResourceSource source = (patient, types) -> {
            asked.add(Set.copyOf(types));
            return stored.stream()
                    .filter(found -> types.contains(found.path("resourceType").asText()))
                    .toList();
        };
        CallerServer server = addresses -> addresses.stream().map(this::call).toList();
        RecordQuery query = new RecordQuery(
                "p1",
                Prefetch.of(json(prefetch), KEYS),
                json("{}"),
                Map.of("context.patientId", "p1"),
                Optional.of(new ServerGrant(URI.create("https://ehr.example.org/fhir"), Set.of(), Optional.empty())),
                authority);
        return new RecordSource(source, grant -> called.isEmpty() ? Optional.empty() : Optional.of(server))
                .gather(query);
    }

    private RemoteResult call(String address) {
        calls.add(address);
        return called.containsKey(address) ? RemoteResult.complete(List.of(called.get(address))) : RemoteResult.FAILED;
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
