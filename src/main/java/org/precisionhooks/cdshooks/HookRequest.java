package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import org.precisionhooks.cdshooks.card.CardConfiguration;
import org.precisionhooks.cdshooks.hook.Hook;
import org.precisionhooks.cdshooks.hook.HookContext;

/**
 * A valid hook call: nothing behind the reader checks again.
 *
 * @param prefetch an object, empty when none was sent
 * @param extension whatever the client adds, an object or missing
 * @param cards what the client asks of the cards
 */
record HookRequest(
        Hook hook,
        UUID hookInstance,
        HookContext context,
        JsonNode prefetch,
        Optional<FhirServer> fhirServer,
        JsonNode extension,
        CardConfiguration cards) {

    /** Without content, so that no record or token reaches a log. */
    @Override
    public String toString() {
        return "HookRequest[" + hook.code() + "]";
    }
}
