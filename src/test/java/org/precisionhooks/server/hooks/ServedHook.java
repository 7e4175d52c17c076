package org.precisionhooks.server.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/**
 * A served hook, as its specification describes it.
 *
 * @param version the published version of the hook
 * @param required members that its context must have
 * @param example golden case that gives a card
 */
record ServedHook(String hook, String version, List<String> required, String example) {

    static final ServedHook SELECT =
            of("order-select", "1.0", "userId patientId selections draftOrders", "demo-clopidogrel-poor");
    static final ServedHook SIGN = of("order-sign", "1.0", "userId patientId draftOrders", "demo-clopidogrel-poor");

    static final List<ServedHook> ALL = List.of(
            of("patient-view", "1.0", "userId patientId", "view-clopidogrel"),
            SELECT,
            SIGN,
            of("order-dispatch", "1.1", "patientId dispatchedOrders performer", "dispatch-clopidogrel"),
            of("medication-refill", "0.1.0", "patientId medications", "refill-clopidogrel"),
            of("medication-verify", "0.1.0", "userId patientId medication", "verify-clopidogrel"),
            of("encounter-discharge", "1.0", "userId patientId encounterId", "discharge-clopidogrel"),
            of("problem-list-item-create", "0.1.0", "userId patientId conditions", "problem-infarction-on-clopidogrel"),
            of(
                    "allergyintolerance-create",
                    "0.1.0",
                    "userId patientId allergyIntolerance",
                    "allergy-abacavir-explained"));

    private static ServedHook of(String hook, String version, String required, String example) {
        return new ServedHook(hook, version, List.of(required.split(" ")), example);
    }

    /** The hook with another case. */
    ServedHook with(String other) {
        return new ServedHook(hook, version, required, other);
    }

    /** The call of the case, with nothing sent along. */
    HookBody call(String patient) {
        return hookCase().call(hook, patient);
    }

    List<JsonNode> record(String patient) {
        return hookCase().record(patient);
    }

    private HookCase hookCase() {
        try {
            return HookCase.all().stream()
                    .filter(one -> one.name().equals(example))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
