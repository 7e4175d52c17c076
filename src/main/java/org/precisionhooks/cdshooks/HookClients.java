package org.precisionhooks.cdshooks;

import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.Requester;
import org.precisionhooks.facts.Coding;

/** Port: recognises the calling client, before its body is read. */
@FunctionalInterface
public interface HookClients {

    /** @throws HookError {@link ErrorCode#UNAUTHENTICATED} or {@link ErrorCode#FORBIDDEN} */
    ClientIdentity identify(Credentials credentials);

    /** Anyone is the client {@code dev}, treating the patient: only for a server that listens on loopback. */
    static HookClients development() {
        Requester requester = new Requester(
                Set.of("Device/dev"),
                Set.of(),
                Set.of("Organization/dev"),
                Set.of(),
                Set.of(),
                "dev",
                "dev",
                Requester.Relation.TREATING_ORGANIZATION);
        Coding treatment = new Coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "TREAT", "treatment");
        ClientIdentity dev = new ClientIdentity(requester, List.of(treatment), ClientProfile.DEFAULT);
        return credentials -> dev;
    }
}
