package org.precisionhooks.cdshooks.client;

import java.util.List;
import java.util.Set;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;

/** Port: recognises the calling client, before its body is read. */
@FunctionalInterface
public interface HookClients {

    /**
     * @throws HookError {@link ErrorCode#UNAUTHENTICATED}, {@link ErrorCode#FORBIDDEN} or {@link
     *     ErrorCode#TOO_MANY_REQUESTS}
     */
    ClientIdentity identify(Credentials credentials);

    /** Anyone is the client {@code dev}, treating the patient: only for a server that listens on loopback. */
    static HookClients development(ClientProfile profile) {
        Coding treatment = new Coding(CodeSystems.ACT_REASON, "TREAT", "treatment");
        ClientIdentity dev = new ClientIdentity(Requester.development(), List.of(treatment), profile, Set.of());
        return credentials -> dev;
    }
}
