package org.precisionhooks.server.security;

import java.time.Instant;

/** Port: remembers which tokens were used, for all nodes together. */
@FunctionalInterface
interface UsedTokens {

    /**
     * Whether this is the first use of a token; from then on it is used.
     *
     * @param until when the token cannot be used any more for another reason
     * @throws org.springframework.dao.DataAccessException when nobody can tell
     */
    boolean firstUse(String issuer, String tokenId, Instant until);
}
