package org.precisionhooks.cdshooks.hook;

import java.util.List;

/** The fields of hook contexts that are read (cds-hooks.md section 4), each with the other names under which it arrives. */
public enum ContextField {
    USER_ID(true, "userId"),
    PATIENT_ID(true, "patientId"),
    ENCOUNTER_ID(true, "encounterId"),
    SELECTIONS(false, "selections"),
    DRAFT_ORDERS(false, "draftOrders"),
    /** In hook version 1.0 one reference under the key {@code order}. */
    DISPATCHED_ORDERS(true, "dispatchedOrders", "dispatched-orders", "order"),
    PERFORMER(true, "performer"),
    /** In hook version 1.0 one resource under the key {@code task}. */
    FULFILLMENT_TASKS(false, "fulfillmentTasks", "fulfillment-tasks", "task"),
    APPOINTMENTS(false, "appointments"),
    ALLERGY_INTOLERANCE(false, "allergyIntolerance", "allergyIntolerances"),
    CONDITIONS(false, "conditions"),
    MEDICATIONS(false, "medications"),
    MEDICATION(false, "medication", "order");

    private final boolean token;
    private final List<String> keys;

    ContextField(boolean token, String... keys) {
        this.token = token;
        this.keys = List.of(keys);
    }

    /** The field's name in JSON. */
    public String key() {
        return keys.get(0);
    }

    /** The field's name, then the names of older versions and of the published examples. */
    List<String> keys() {
        return keys;
    }

    /** Whether the hooks that have the field let it stand in prefetch templates. */
    public boolean isToken() {
        return token;
    }
}
