package org.precisionhooks.server.settings;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.consent.request.Requester.Relation;

/** What an operator says of whoever issues tokens, client or authorization server alike. */
public interface IssuerSettings {

    @Nullable
    String issuer();

    @Nullable
    String jwks();

    List<String> algorithms();

    @Nullable
    String tenant();

    Duration lifetime();

    Duration skew();

    List<String> organizations();

    Relation relation();

    List<String> purposes();

    List<String> origins();

    int rate();
}
