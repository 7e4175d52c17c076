package org.precisionhooks.cdshooks.hook;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published hooks, with the context of each (cds-hooks.md section 4). Which of them are served says {@code CdsServices}. */
public enum Hook {
    PATIENT_VIEW("patient-view", "1.0", UserTypes.ANYONE, ofUser(), ofEncounter()),
    ORDER_SELECT(
            "order-select",
            "1.0",
            UserTypes.CLINICIAN,
            ofUser(ContextField.SELECTIONS, ContextField.DRAFT_ORDERS),
            ofEncounter()),
    ORDER_SIGN("order-sign", "1.0", UserTypes.CLINICIAN, ofUser(ContextField.DRAFT_ORDERS), ofEncounter()),
    ORDER_DISPATCH(
            "order-dispatch",
            "1.1",
            UserTypes.NOBODY,
            List.of(ContextField.PATIENT_ID, ContextField.DISPATCHED_ORDERS, ContextField.PERFORMER),
            List.of(ContextField.FULFILLMENT_TASKS)),
    ENCOUNTER_START("encounter-start", "1.0", UserTypes.CLINICIAN, ofUser(ContextField.ENCOUNTER_ID), List.of()),
    ENCOUNTER_DISCHARGE(
            "encounter-discharge", "1.0", UserTypes.CLINICIAN, ofUser(ContextField.ENCOUNTER_ID), List.of()),
    APPOINTMENT_BOOK("appointment-book", "1.0", UserTypes.ANYONE, ofUser(ContextField.APPOINTMENTS), ofEncounter()),
    ALLERGYINTOLERANCE_CREATE(
            "allergyintolerance-create",
            "0.1.0",
            UserTypes.PRACTITIONER,
            ofUser(ContextField.ALLERGY_INTOLERANCE),
            ofEncounter()),
    PROBLEM_LIST_ITEM_CREATE(
            "problem-list-item-create", "0.1.0", UserTypes.CLINICIAN, ofUser(ContextField.CONDITIONS), ofEncounter()),
    MEDICATION_REFILL(
            "medication-refill",
            "0.1.0",
            UserTypes.CLINICIAN,
            List.of(ContextField.PATIENT_ID, ContextField.MEDICATIONS),
            List.of(ContextField.USER_ID, ContextField.ENCOUNTER_ID)),
    MEDICATION_VERIFY(
            "medication-verify", "0.1.0", UserTypes.CLINICIAN, ofUser(ContextField.MEDICATION), ofEncounter());

    private final String code;
    private final String version;
    private final Set<String> users;
    private final List<ContextField> required;
    private final List<ContextField> optional;

    Hook(String code, String version, Set<String> users, List<ContextField> required, List<ContextField> optional) {
        this.code = code;
        this.version = version;
        this.users = users;
        this.required = required;
        this.optional = optional;
    }

    private static List<ContextField> ofUser(ContextField... more) {
        return Stream.concat(Stream.of(ContextField.USER_ID, ContextField.PATIENT_ID), Stream.of(more))
                .toList();
    }

    private static List<ContextField> ofEncounter() {
        return List.of(ContextField.ENCOUNTER_ID);
    }

    public String code() {
        return code;
    }

    /** The published version of the hook. */
    public String version() {
        return version;
    }

    /** Types of resource that the user may be. */
    public Set<String> users() {
        return users;
    }

    public List<ContextField> required() {
        return required;
    }

    public List<ContextField> optional() {
        return optional;
    }

    public boolean requires(ContextField field) {
        return required.contains(field);
    }

    /** Whether the hook's context has the field; other members of a context are not read. */
    public boolean has(ContextField field) {
        return required.contains(field) || optional.contains(field);
    }

    /** What may stand between braces in a prefetch template of the hook, beside the user's id by type. */
    public Set<String> tokens() {
        return Stream.concat(required.stream(), optional.stream())
                .filter(ContextField::isToken)
                .map(field -> "context." + field.key())
                .collect(Collectors.toUnmodifiableSet());
    }
}
