package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Valid requests, to be bent by tests. */
public final class Requests {

    private Requests() {}

    public static ObjectNode orderSign() {
        ObjectNode request = request("order-sign");
        ((ObjectNode) request.path("context")).set("draftOrders", draftOrders());
        return request;
    }

    static ObjectNode orderSelect() {
        ObjectNode request = request("order-select");
        ObjectNode context = (ObjectNode) request.path("context");
        context.set("draftOrders", draftOrders());
        context.putArray("selections").add("MedicationRequest/m1");
        return request;
    }

    static ObjectNode patientView() {
        ObjectNode request = request("patient-view");
        ((ObjectNode) request.path("prefetch")).set("medications", searchSet());
        return request;
    }

    /** A dispatch whose orders are in no prefetch. */
    static ObjectNode orderDispatch(String... orders) {
        ObjectNode request = request("order-dispatch");
        ObjectNode context = (ObjectNode) request.path("context");
        context.remove("userId");
        context.put("performer", "Organization/lab");
        for (String order : orders) {
            context.withArray("dispatchedOrders").add(order);
        }
        prefetch(request).set("medications", searchSet());
        prefetch(request).set("testOrders", searchSet());
        return request;
    }

    static ObjectNode context(ObjectNode request) {
        return (ObjectNode) request.path("context");
    }

    static ObjectNode prefetch(ObjectNode request) {
        return (ObjectNode) request.path("prefetch");
    }

    static JsonNode draftOrders() {
        return HookFixture.json("""
                {'resourceType': 'Bundle', 'type': 'collection', 'entry': [
                  {'resource': {'resourceType': 'MedicationRequest', 'id': 'm1', 'status': 'draft', 'intent': 'order',
                    'subject': {'reference': 'Patient/p1'}, 'encounter': {'reference': 'Encounter/e1'},
                    'requester': {'reference': 'Practitioner/d1'},
                    'medicationCodeableConcept': {'text': 'clopidogrel 75 MG', 'coding': [
                      {'system': 'http://www.nlm.nih.gov/research/umls/rxnorm', 'code': '309362', 'display': 'clopidogrel 75 MG Oral Tablet'}]},
                    'dosageInstruction': [{'text': '75 mg daily'}]}},
                  {'resource': {'resourceType': 'MedicationRequest', 'id': 'm2', 'status': 'draft', 'intent': 'order',
                    'subject': {'reference': 'Patient/p1'}, 'medicationCodeableConcept': {'text': 'codeine'}}}]}
                """);
    }

    static JsonNode searchSet(String... resources) {
        ObjectNode bundle = HookFixture.MAPPER.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", "searchset");
        for (String resource : resources) {
            bundle.withArray("entry").addObject().set("resource", HookFixture.json(resource));
        }
        return bundle;
    }

    static ObjectNode request(String hook) {
        ObjectNode request = HookFixture.MAPPER.createObjectNode();
        request.put("hook", hook).put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        request.putObject("context").put("userId", "Practitioner/d1").put("patientId", "p1");
        ObjectNode prefetch = request.putObject("prefetch");
        prefetch.set("patient", HookFixture.json("{'resourceType': 'Patient', 'id': 'p1'}"));
        prefetch.set(
                "genomics",
                searchSet("{'resourceType': 'Observation', 'id': 'o1', 'subject': {'reference': 'Patient/p1'}}"));
        return request;
    }
}
