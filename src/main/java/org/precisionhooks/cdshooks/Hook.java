package org.precisionhooks.cdshooks;

import java.util.List;
import org.precisionhooks.engine.Occasion;

/** The hooks that are served, with the context that each requires (cds-hooks.md section 4). */
public enum Hook {
    PATIENT_VIEW("patient-view", "1.0", Occasion.PATIENT_VIEW, ContextField.USER_ID, ContextField.PATIENT_ID),
    ORDER_SELECT(
            "order-select",
            "1.0",
            Occasion.ORDER_SELECT,
            ContextField.USER_ID,
            ContextField.PATIENT_ID,
            ContextField.SELECTIONS,
            ContextField.DRAFT_ORDERS),
    ORDER_SIGN(
            "order-sign",
            "1.0",
            Occasion.ORDER_SIGN,
            ContextField.USER_ID,
            ContextField.PATIENT_ID,
            ContextField.DRAFT_ORDERS);

    private final String code;
    private final String version;
    private final Occasion occasion;
    private final List<ContextField> required;

    Hook(String code, String version, Occasion occasion, ContextField... required) {
        this.code = code;
        this.version = version;
        this.occasion = occasion;
        this.required = List.of(required);
    }

    public String code() {
        return code;
    }

    /** The published version of the hook. */
    public String version() {
        return version;
    }

    public Occasion occasion() {
        return occasion;
    }

    public boolean requires(ContextField field) {
        return required.contains(field);
    }
}
