package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precisionhooks.cdshooks.client.DeclaredAccess;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;

/** What a token of a hook call declares (consent.md 10.2). */
class HookClaimsTest {

    @Test
    void aTokenWithoutExtensionsDeclaresNothing() {
        assertThat(read(Map.of("iss", "ehr"))).isEqualTo(DeclaredAccess.NONE);
    }

    @Test
    void purposesRolesAndReasonAreReadAsIheWritesThem() {
        Map<String, Object> iua = Map.of(
                "purpose_of_use",
                List.of(Map.of("system", "urn:oid:2.16.840.1.113883.5.8", "code", "BTG")),
                "subject_role",
                List.of(Map.of("system", "http://hospital.example/roles", "code", "emergency")));
        DeclaredAccess declared = read(Map.of(
                "extensions", Map.of("ihe_iua", iua, "precision_hooks", Map.of("break_glass_reason", "unconscious"))));
        assertThat(declared.purposes()).containsExactly(Coding.of(CodeSystems.ACT_REASON, "BTG"));
        assertThat(declared.roles()).containsExactly(Coding.of("http://hospital.example/roles", "emergency"));
        assertThat(declared.reason()).isEqualTo("unconscious");
    }

    @Test
    void aPlainCodeIsOneOfActReason() {
        assertThat(read(Map.of("extensions", Map.of("ihe_iua", Map.of("purpose_of_use", "ETREAT"))))
                        .purposes())
                .containsExactly(Coding.of(CodeSystems.ACT_REASON, "ETREAT"));
    }

    @Test
    void aClaimThatIsNotOfItsKindIsNotGuessedAt() {
        assertThatThrownBy(() -> read(Map.of("extensions", Map.of("ihe_iua", Map.of("purpose_of_use", List.of(1))))))
                .isInstanceOf(TokenRefused.class);
    }

    private static DeclaredAccess read(Map<String, Object> claims) {
        return HookClaims.of(new TokenClaims(claims));
    }
}
