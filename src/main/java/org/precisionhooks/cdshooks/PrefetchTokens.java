package org.precisionhooks.cdshooks;

import java.util.HashMap;
import java.util.Map;
import org.precisionhooks.cdshooks.hook.HookContext;
import org.precisionhooks.fhir.source.FhirReference;

/** The values of prefetch tokens (CDS Hooks 2.0.1, prefetch tokens): those of the context, and the user's id by type. */
final class PrefetchTokens {

    private static final Map<String, String> USER_TOKENS = Map.of(
            "Practitioner", "userPractitionerId",
            "PractitionerRole", "userPractitionerRoleId",
            "Patient", "userPatientId",
            "RelatedPerson", "userRelatedPersonId");

    private PrefetchTokens() {}

    static Map<String, String> of(HookContext context) {
        Map<String, String> tokens = new HashMap<>();
        tokens.put("context.patientId", context.patientId());
        context.encounterId().ifPresent(id -> tokens.put("context.encounterId", id));
        context.user().ifPresent(user -> addUser(user, tokens));
        return tokens;
    }

    private static void addUser(FhirReference user, Map<String, String> tokens) {
        tokens.put("context.userId", user.toString());
        String token = USER_TOKENS.get(user.type());
        if (token != null) {
            tokens.put(token, user.id());
        }
    }
}
