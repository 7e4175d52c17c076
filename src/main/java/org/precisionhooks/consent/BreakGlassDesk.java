package org.precisionhooks.consent;

import java.util.Optional;
import java.util.stream.Collectors;
import org.precisionhooks.consent.decision.Ask;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.BreakGlass;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.tenant.BreakGlassRules;
import org.precisionhooks.consent.term.References;

/** Opens the override that a request declares, where all conditions hold (consent.md section 9). */
final class BreakGlassDesk {

    private final Overrides overrides;

    BreakGlassDesk(Overrides overrides) {
        this.overrides = overrides;
    }

    /** The request as it may be decided: with the override that is open for it, or with none. */
    AccessRequest checked(AccessRequest request, String patient, BreakGlassRules rules) {
        if (!Ask.breaksGlass(request)) {
            return request;
        }
        Optional<BreakGlass> declared = request.breakGlass().filter(Ask::mayBreakGlass);
        return request.with(declared.flatMap(glass -> opened(glass, request, patient, rules)));
    }

    void used(AccessRequest request, Decision decision) {
        request.breakGlass().flatMap(BreakGlass::override).ifPresent(open -> overrides.used(open, decision));
    }

    private Optional<BreakGlass> opened(
            BreakGlass glass, AccessRequest request, String patient, BreakGlassRules rules) {
        String user = user(request.requester());
        if (user.isEmpty() || !rules.allow(request.requester().roles())) {
            return Optional.empty();
        }
        Requester requester = request.requester();
        return overrides
                .open(new Overrides.Emergency(
                        requester.tenant(), requester.client(), user, patient, glass.reason(), request.time(), rules))
                .map(glass::under);
    }

    /** The person, not the device that speaks for them. */
    private static String user(Requester requester) {
        return requester.references().stream()
                .filter(reference -> !References.type(reference).equals("Device"))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
