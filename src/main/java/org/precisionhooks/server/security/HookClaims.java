package org.precisionhooks.server.security;

import java.util.Set;
import org.precisionhooks.cdshooks.client.DeclaredAccess;
import org.precisionhooks.consent.term.CodeSystems;

/** What the token of a hook call declares: purposes of use, roles, an emergency (consent.md 10.2). */
final class HookClaims {

    private static final int LONGEST_REASON = 500;

    private HookClaims() {}

    /** @throws TokenRefused when a claim is not of its kind */
    static DeclaredAccess of(TokenClaims claims) {
        String reason = claims.text(TokenClaims.BREAK_GLASS_REASON).orElse("");
        if (reason.length() > LONGEST_REASON) {
            throw new TokenRefused("a reason that is too long");
        }
        return new DeclaredAccess(
                claims.codings(TokenClaims.PURPOSE_OF_USE, CodeSystems.ACT_REASON),
                Set.copyOf(claims.codings(TokenClaims.SUBJECT_ROLE, "")),
                reason);
    }
}
