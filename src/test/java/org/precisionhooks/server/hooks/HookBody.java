package org.precisionhooks.server.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The body of a hook call, to be completed and bent by tests. */
record HookBody(String hook, String patient, ObjectNode root) {

    private static final String ORDER = "order-1";

    /** Each key that the services name, and the types of resource that it holds. */
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("genomics", List.of("Observation")),
            Map.entry("sequences", List.of("MolecularSequence")),
            Map.entry("reports", List.of("DiagnosticReport")),
            Map.entry("medications", List.of("MedicationRequest", "Medication")),
            Map.entry("statements", List.of("MedicationStatement")),
            Map.entry("conditions", List.of("Condition")),
            Map.entry("allergies", List.of("AllergyIntolerance")),
            Map.entry("procedures", List.of("Procedure")),
            Map.entry("testOrders", List.of("ServiceRequest")),
            Map.entry("observations", List.of("Observation")),
            Map.entry("vitals", List.of("Observation")),
            Map.entry("preferences", List.of("Observation")),
            Map.entry("visits", List.of("Encounter")),
            Map.entry("goals", List.of("Goal")),
            Map.entry("directives", List.of("DocumentReference")),
            Map.entry("family", List.of("FamilyMemberHistory")),
            Map.entry("consents", List.of("Consent")));

    private static final String PICKS = "Practitioner/d1";

    /** Keys of which the template asks for these codes. */
    private static final Map<String, Set<String>> CODES = Map.of(
            "vitals",
            Set.of("85354-9", "55284-4", "8480-6", "39156-5", "29463-7", "8302-2", "72166-2"),
            "preferences",
            Set.of("75773-2", "95541-9"));

    /** Who signs is not who picked: what one has just seen need not be said to the other. */
    static HookBody of(String hook, String patient) {
        ObjectNode root = HookRecords.object();
        root.put("hook", hook).put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        root.putObject("context")
                .put("userId", hook.equals(HookIT.SIGN) ? "Practitioner/signs" : PICKS)
                .put("patientId", patient);
        return new HookBody(hook, patient, root);
    }

    /** The same, by whoever picked. */
    HookBody byWhoPicked() {
        context().put("userId", PICKS);
        return this;
    }

    /** A call about one draft order of a RxNorm code, with nothing sent along. */
    static HookBody ordering(String hook, String patient, String rxcui) {
        return of(hook, patient)
                .drafting(HookRecords.read("{'medicationCodeableConcept': {'coding': [{'system': '" + HookRecords.RXNORM
                        + "', 'code': '" + rxcui + "'}]}}"));
    }

    /** Adds the draft order that names its drug in these elements, and what else is in its Bundle. */
    HookBody drafting(JsonNode elements, JsonNode... entries) {
        ObjectNode order = HookRecords.object();
        order.put("resourceType", "MedicationRequest").put("id", ORDER);
        order.put("status", "draft").put("intent", "order");
        order.putObject("subject").put("reference", "Patient/" + patient);
        order.setAll((ObjectNode) elements);
        ObjectNode bundle = context().putObject("draftOrders");
        bundle.put("resourceType", "Bundle").put("type", "collection");
        ArrayNode all = bundle.putArray("entry");
        all.addObject().set("resource", order);
        all.addAll(List.of(entries));
        if (hook.equals(HookIT.SELECT)) {
            context().putArray("selections").add("MedicationRequest/" + ORDER);
        }
        return this;
    }

    /** Sends these resources along, every key of the service filled, if only with an empty search result. */
    HookBody sending(List<JsonNode> resources) {
        ObjectNode prefetch = prefetch();
        resources.stream()
                .filter(resource -> type(resource).equals("Patient"))
                .forEach(resource -> prefetch.set("patient", resource));
        KEYS.forEach((key, types) -> prefetch.set(
                key,
                HookRecords.searchSet(resources.stream()
                        .filter(resource -> types.contains(type(resource)))
                        .filter(resource -> !CODES.containsKey(key)
                                || CODES.get(key)
                                        .contains(resource.at("/code/coding/0/code")
                                                .asText()))
                        .toList())));
        return this;
    }

    HookBody without(String key) {
        prefetch().remove(key);
        return this;
    }

    ObjectNode context() {
        return (ObjectNode) root.path("context");
    }

    ObjectNode prefetch() {
        return root.withObject("/prefetch");
    }

    String json() {
        return root.toString();
    }

    private static String type(JsonNode resource) {
        return resource.path("resourceType").asText();
    }
}
