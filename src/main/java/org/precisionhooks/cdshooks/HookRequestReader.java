package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.precisionhooks.cdshooks.card.CardConfiguration;
import org.precisionhooks.cdshooks.hook.ContextReader;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.Hook;
import org.precisionhooks.cdshooks.hook.HookContext;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.cdshooks.hook.Members;
import org.precisionhooks.cdshooks.hook.StrictJson;
import org.precisionhooks.fhir.source.PatientMatch;

/** The one validating reader of hook calls (cds-hooks.md sections 2.3 and 3). */
public final class HookRequestReader {

    private static final Pattern UUID_SYNTAX =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    private final StrictJson json;

    public HookRequestReader(StrictJson json) {
        this.json = json;
    }

    /**
     * Reads a call of a service for this hook.
     *
     * @throws HookError when the call is not valid
     */
    public HookRequest read(InputStream body, Hook hook) throws IOException {
        Members root = json.object(body);
        requireHook(root.text("hook"), hook);
        UUID instance = hookInstance(root.text("hookInstance"));
        HookContext context = new ContextReader(root.object("context")).read(hook);
        JsonNode prefetch = objectOrEmpty(root.optionalObject("prefetch"));
        Optional<FhirServer> server = new FhirServerReader(root).read(context.patientId());
        JsonNode extension = root.node().path("extension");
        CardConfiguration cards = CardConfiguration.of(extension);
        requirePatient(context, prefetch);
        return new HookRequest(hook, instance, context, prefetch, server, extension, cards);
    }

    private static void requireHook(String sent, Hook hook) {
        if (!sent.equals(hook.code())) {
            throw new HookError(ErrorCode.WRONG_HOOK, "This service answers the hook " + hook.code());
        }
    }

    private static UUID hookInstance(String text) {
        if (!UUID_SYNTAX.matcher(text).matches()) {
            throw HookError.invalid("hookInstance", "must be a UUID");
        }
        return UUID.fromString(text);
    }

    private static JsonNode objectOrEmpty(Optional<Members> members) {
        return members.map(Members::node).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static void requirePatient(HookContext context, JsonNode prefetch) {
        List<JsonNode> values = new ArrayList<>();
        prefetch.forEach(values::add);
        values.addAll(context.resources().sent());
        if (!PatientMatch.holds(context.patientId(), values)) {
            throw new HookError(
                    ErrorCode.PATIENT_MISMATCH,
                    "A prefetched resource or one of the context is not of context.patientId");
        }
    }
}
