package org.precisionhooks.cdshooks.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.consent.request.AccessRequest.BreakGlass;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.source.FhirReference;

/**
 * What a client says of one call beyond its registration, in its signed token or, where it is registered to, in the call
 * (consent.md sections 9 and 10.2).
 *
 * @param purposes purposes of use; none means those of the registration
 * @param roles roles of the user
 * @param reason why consent is to be overridden, empty when it is not
 */
public record DeclaredAccess(List<Coding> purposes, Set<Coding> roles, String reason) {

    public static final DeclaredAccess NONE = new DeclaredAccess(List.of(), Set.of(), "");

    /** The extension of a call. */
    static final String EXTENSION = "precision-hooks.access";

    private static final int LONGEST_REASON = 500;
    private static final Coding BREAK_GLASS = Coding.of(CodeSystems.ACT_REASON, "BTG");
    private static final Set<String> PROFESSIONALS = Set.of("Practitioner", "PractitionerRole");

    public DeclaredAccess {
        purposes = List.copyOf(purposes);
        roles = Set.copyOf(roles);
    }

    /** @throws HookError when the extension is there and cannot be read */
    public static DeclaredAccess of(JsonNode extensions) {
        JsonNode declared = extensions.path(EXTENSION);
        if (declared.isMissingNode()) {
            return NONE;
        }
        List<Coding> purposes = new ArrayList<>();
        declared.path("purposeOfUse").forEach(code -> purposes.add(Coding.of(CodeSystems.ACT_REASON, text(code))));
        Set<Coding> roles = new HashSet<>();
        declared.path("role").forEach(role -> roles.add(Coding.of(text(role.path("system")), text(role.path("code")))));
        JsonNode reason = declared.path("reason");
        return new DeclaredAccess(purposes, roles, reason.isMissingNode() ? "" : text(reason));
    }

    /** What this declares of an emergency; that the user is known is the client's word, which is authenticated. */
    public Optional<BreakGlass> breakGlass(Optional<FhirReference> user) {
        if (purposes.stream().noneMatch(purpose -> purpose.is(BREAK_GLASS.system(), BREAK_GLASS.code()))) {
            return Optional.empty();
        }
        boolean professional =
                user.map(FhirReference::type).filter(PROFESSIONALS::contains).isPresent();
        return Optional.of(new BreakGlass(true, reason.strip(), professional, true));
    }

    /** Without content: a reason may be about a patient. */
    @Override
    public String toString() {
        return "DeclaredAccess";
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > LONGEST_REASON) {
            throw HookError.invalid("extension." + EXTENSION, "must hold purposeOfUse, role and reason as documented");
        }
        return value.textValue();
    }
}
