package org.precisionhooks.cdshooks;

import java.util.Optional;
import org.precisionhooks.cdshooks.hook.ErrorCode;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.fhir.source.BearerToken;
import org.precisionhooks.fhir.source.Gathered;
import org.precisionhooks.fhir.source.MissingDataException;
import org.precisionhooks.fhir.source.Prefetch;
import org.precisionhooks.fhir.source.RecordQuery;
import org.precisionhooks.fhir.source.ServerGrant;

/** Gathers the resources that a call is answered from (cds-hooks.md section 5). */
final class Gathering {

    private final HookPorts ports;

    Gathering(HookPorts ports) {
        this.ports = ports;
    }

    /** @throws HookError {@link ErrorCode#MISSING_DATA}, naming the keys */
    Gathered of(Call call) {
        RecordQuery query = new RecordQuery(
                call.patient(),
                Prefetch.of(call.request().prefetch(), call.service().prefetch()),
                call.context().resources().orders().bundle(),
                PrefetchTokens.of(call.context()),
                server(call),
                ports.authority(call));
        try {
            return ports.records().gather(query);
        } catch (MissingDataException e) {
            throw new HookError(
                    ErrorCode.MISSING_DATA, "Data cannot be had for the prefetch keys " + String.join(", ", e.keys()));
        }
    }

    /** A server whose token is no longer valid would only refuse it. */
    private static Optional<ServerGrant> server(Call call) {
        return call.request()
                .fhirServer()
                .filter(server -> !server.isExpired())
                .map(server -> new ServerGrant(
                        server.base(),
                        call.client().fhirServers(),
                        server.authorization().map(sent -> new BearerToken(sent.accessToken()))));
    }
}
