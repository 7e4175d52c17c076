package org.precisionhooks.fhir.source.remote;

import java.net.URI;
import java.util.Optional;
import org.precisionhooks.fhir.source.BearerToken;
import org.precisionhooks.fhir.source.ServerBase;

/**
 * The right of one call to read from one server.
 *
 * @param base where relative addresses start
 * @param registered the registered base, which no address may leave
 */
record Access(ServerBase base, ServerBase registered, Optional<BearerToken> token, Budget budget) {

    /** The address that a text means. */
    URI address(String text) throws CallbackFailure {
        return base.resolve(text)
                .or(() -> registered.resolve(text))
                .orElseThrow(() -> new CallbackFailure(FailureReason.ELSEWHERE));
    }
}
