package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.fhir.source.remote.CanaryServer;
import org.precisionhooks.server.security.TestClient;

/** Checklist 13 to 19 (cds-hooks.md 2.3): what a request must, may and must not hold. */
class RequestChecklistIT extends EhrIT {

    @TestFactory
    Stream<DynamicTest> item13WhatIsRequiredIsAskedFor() {
        return atEach("required members", row -> {
            HookBody good = prefetchedCall(row);
            for (String member : List.of("hook", "hookInstance", "context")) {
                assertEachRefused(row, good.root(), good.root(), member);
            }
            for (String field : row.required()) {
                assertEachRefused(row, good.root(), good.context(), field);
            }
            answered(call(TestClient.CLINIC, good));
        });
    }

    private void assertEachRefused(ServedHook row, ObjectNode call, ObjectNode holder, String member) {
        JsonNode old = holder.get(member);
        for (String bad : List.of("", "null", "7", "true", "''", "[]", "{}", "[7]")) {
            if (bad.isEmpty()) {
                holder.remove(member);
            } else {
                holder.set(member, HookRecords.read(bad));
            }
            HttpResponse<String> refused = call(TestClient.CLINIC, row.hook(), call.toString());
            assertThat(refused.statusCode())
                    .as("%s as <%s>: %s", member, bad, refused.body())
                    .isEqualTo(400);
            assertThat(json(refused).path("resourceType").asText()).isEqualTo("OperationOutcome");
        }
        holder.set(member, old);
    }

    @TestFactory
    Stream<DynamicTest> item13HookIsThatOfTheService() {
        return atEach("another hook", row -> {
            ObjectNode call = prefetchedCall(row).root();
            for (ServedHook other : ServedHook.ALL) {
                call.put("hook", other.hook());
                int expected = other.hook().equals(row.hook()) ? 200 : 400;
                assertThat(call(TestClient.CLINIC, row.hook(), call.toString()).statusCode())
                        .as(other.hook())
                        .isEqualTo(expected);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'fhirServer': null, 'fhirAuthorization': {'access_token': 'a', 'token_type': 'Bearer', 'expires_in': 300, 'scope': 's', 'subject': 's'}}",
                "{'fhirServer': 'file:///etc/passwd'}",
                "{'fhirServer': 'javascript:alert(1)'}",
                "{'fhirServer': 7}",
                "{'fhirAuthorization': 'a'}",
                "{'fhirAuthorization': {'token_type': 'Bearer', 'expires_in': 300, 'scope': 's', 'subject': 's'}}",
                "{'fhirAuthorization': {'access_token': 'a', 'token_type': 'MAC', 'expires_in': 300, 'scope': 's', 'subject': 's'}}",
                "{'fhirAuthorization': {'access_token': 'a', 'token_type': 'Bearer', 'expires_in': 'x', 'scope': 's', 'subject': 's'}}",
                "{'fhirAuthorization': {'access_token': 'a', 'token_type': 'Bearer', 'expires_in': 300, 'scope': 's', 'subject': 's', 'patient': 'another'}}",
                "{'prefetch': []}",
                "{'prefetch': 'x'}",
                "{'hookInstance': 'no-uuid'}"
            })
    void item13MalformedMembersAreRefused(String members) {
        HookBody call = authorized(prefetchedCall(ServedHook.SIGN));
        call.root().setAll((ObjectNode) HookRecords.read(members));
        HttpResponse<String> refused = call(TestClient.CLINIC, call);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(FHIR.server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"D1577C69-DFBE-44AD-BA6D-3E05E953B2EA", "6fa459ea-ee8a-11e3-ac10-0800200c9a66"})
    void item13AnyUuidNamesAnInstance(String uuid) {
        HookBody call = prefetchedCall(ServedHook.SIGN);
        call.root().put("hookInstance", uuid);

        answered(call(TestClient.CLINIC, call));
    }

    @TestFactory
    Stream<DynamicTest> item14ExtensionsAndUnknownMembersChangeNothing() {
        return atEach("unknown members", row -> {
            HookBody plain = prefetchedCall(row);
            HookBody same = prefetchedCall(row);
            same.root().set("extension", HookRecords.read("{'com.epic.x': {'a': [1]}, 'org.example.y': 'z'}"));
            same.root().put("unknown", 1).putObject("another").putArray("list");
            same.context().put("note", "x").set("thing", HookRecords.read("{'resourceType': 'NoSuchThing', 'x': {}}"));
            same.context().set("extension", HookRecords.read("{'org.example.z': {}}"));
            same.prefetch().set("-user", HookRecords.read("{'resourceType': 'Practitioner', 'id': 'd1'}"));

            assertThat(HookIT.comparable(call(TestClient.CLINIC, same), same.patient()))
                    .isEqualTo(HookIT.comparable(call(TestClient.CLINIC, plain), plain.patient()))
                    .startsWith("200");
        });
    }

    @TestFactory
    Stream<DynamicTest> items15And17PrefetchAndCallbackGiveTheSameGuidance() {
        return atEach("prefetch, callback, one key missing, pages, absolute references", row -> {
            String sent = guidance(row, this::prefetched);
            assertThat(sent).contains("\"summary\"");

            assertThat(guidance(row, EhrIT::authorized)).isEqualTo(sent);
            assertThat(guidance(row, call -> {
                        FHIR.inPages();
                        return authorized(call);
                    }))
                    .as("in pages")
                    .isEqualTo(sent);
            assertThat(guidance(row, call -> {
                        FHIR.withAbsoluteReferences();
                        return authorized(call);
                    }))
                    .as("with absolute references")
                    .isEqualTo(sent);
            assertThat(guidance(row, call -> authorized(prefetched(call).without("genomics"))))
                    .as("one key missing")
                    .isEqualTo(sent);
            assertThat(FHIR.server.targets()).hasSize(1).allMatch(target -> target.startsWith("Observation?"));
        });
    }

    private String guidance(ServedHook row, UnaryOperator<HookBody> prepared) {
        String patient = newPatient();
        FHIR.holding(row.record(patient));
        return HookIT.comparable(answered(call(TestClient.CLINIC, prepared.apply(row.call(patient)))), patient);
    }

    @TestFactory
    Stream<DynamicTest> item15NullIsNoDataAndAnOutcomeIsTheClientsError() {
        return atEach("null and OperationOutcome", row -> {
            HookBody nothing = authorized(prefetchedCall(row));
            nothing.prefetch().putNull("genomics");
            assertThat(answered(call(TestClient.CLINIC, nothing)).body()).doesNotContain("Poor Metabolizer");

            HookBody failed = authorized(prefetchedCall(row));
            failed.prefetch().set("genomics", HookRecords.read("{'resourceType': 'OperationOutcome'}"));
            HookIT.assertRefused(call(TestClient.CLINIC, failed), 412, "missing-data");
            assertThat(FHIR.server.requests()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> item16NeededDataThatNobodyHasAreRefused() {
        return atEach("412 without data", row -> {
            String patient = newPatient();
            HttpResponse<String> refused = call(TestClient.CLINIC, authorized(row.call(patient)));
            HookIT.assertRefused(refused, 412, "missing-data");
            assertThat(refused.body()).doesNotContain(patient, ACCESS_TOKEN);
            HookIT.assertRefused(call(TestClient.CLINIC, row.call(patient)), 412, "missing-data");
        });
    }

    @TestFactory
    Stream<DynamicTest> item19TheAccessTokenGoesToItsServerOnly() {
        return atEach("access token", row -> {
            String patient = newPatient();
            FHIR.holding(row.record(patient))
                    .on("Condition", CanaryServer.redirect(FOREIGN.server.base() + "/Condition?patient=" + patient));
            FHIR.on("MedicationStatement", CanaryServer.json("""
                    {"resourceType": "Bundle", "link": [{"relation": "next", "url": "%s/x"}]}""".formatted(FOREIGN.server.base())));
            HttpResponse<String> answer = answered(call(TestClient.CLINIC, authorized(row.call(patient))));

            assertThat(answer.body()).doesNotContain(ACCESS_TOKEN);
            assertThat(FHIR.server.authorizations()).isNotEmpty().containsOnly("Bearer " + ACCESS_TOKEN);
            assertThat(FOREIGN.server.requests()).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> item19AServerThatIsNotRegisteredIsNotCalled() {
        return atEach("unregistered server", row -> {
            String patient = newPatient();
            FOREIGN.holding(row.record(patient));

            HookIT.assertRefused(call(TestClient.CLINIC, authorized(row.call(patient), FOREIGN)), 412, "missing-data");
            assertThat(FOREIGN.server.requests()).isEmpty();
        });
    }
}
