package org.precisionhooks.fhir.importer.calls;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls of a file.
 *
 * @param calls those that can be looked at, in the file's order
 * @param refused the others
 */
record OutsideCalls(List<OutsideCall> calls, List<Refused> refused) {

    public OutsideCalls {
        calls = List.copyOf(calls);
        refused = List.copyOf(refused);
    }

    /**
     * A call that is not taken.
     *
     * @param place where it stands in the file
     */
    public record Refused(String place, CallRefusal reason) {}

    /** Takes calls up one by one. */
    static final class Draft {
        private final List<OutsideCall> calls = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();

        void add(OutsideCall call) {
            if (call.isSilent()) {
                refuse(call.place(), CallRefusal.NOT_CALLED);
            } else {
                calls.add(call);
            }
        }

        void refuse(String place, CallRefusal reason) {
            refused.add(new Refused(place, reason));
        }

        OutsideCalls all() {
            return new OutsideCalls(calls, refused);
        }
    }
}
