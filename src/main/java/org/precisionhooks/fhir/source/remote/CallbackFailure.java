package org.precisionhooks.fhir.source.remote;

/** An answer was not had. Holds neither address nor text nor cause, any of which may show a patient or a token. */
final class CallbackFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    CallbackFailure(FailureReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    FailureReason reason() {
        return reason;
    }
}
