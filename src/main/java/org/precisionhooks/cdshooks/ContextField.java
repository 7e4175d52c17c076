package org.precisionhooks.cdshooks;

/** The fields of hook contexts that are read. */
public enum ContextField {
    USER_ID("userId"),
    PATIENT_ID("patientId"),
    ENCOUNTER_ID("encounterId"),
    SELECTIONS("selections"),
    DRAFT_ORDERS("draftOrders");

    private final String key;

    ContextField(String key) {
        this.key = key;
    }

    /** The field's name in JSON. */
    public String key() {
        return key;
    }
}
