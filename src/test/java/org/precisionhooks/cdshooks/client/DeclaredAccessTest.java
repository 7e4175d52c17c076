package org.precisionhooks.cdshooks.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.cdshooks.HookFixture;
import org.precisionhooks.cdshooks.Requests;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.BreakGlass;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;

/** Where purposes, roles and an emergency of a call come from (consent.md sections 9 and 10.2). */
class DeclaredAccessTest {

    private static final Coding EMERGENCY = Coding.of("http://hospital.example/roles", "emergency");
    private static final ClientIdentity CLINIC =
            new ClientIdentity(Requester.treating("clinic"), List.of(reason("TREAT")), HookFixture.STANDARD, Set.of());

    private final HookFixture fixture = new HookFixture();

    @Test
    void withoutADeclarationThePurposesAreThoseOfTheRegistration() throws Exception {
        AccessRequest access = access(CLINIC, Requests.orderSign());
        assertThat(access.purposes()).containsExactly(reason("TREAT"));
        assertThat(access.breakGlass()).isEmpty();
    }

    @Test
    void theTokenDeclaresPurposesRolesAndAnEmergency() throws Exception {
        DeclaredAccess declared = new DeclaredAccess(List.of(reason("BTG")), Set.of(EMERGENCY), "unconscious");
        AccessRequest access = access(CLINIC.declaring(declared), Requests.orderSign());
        assertThat(access.purposes()).containsExactly(reason("BTG"));
        assertThat(access.requester().roles()).contains(EMERGENCY);
        assertThat(access.breakGlass()).contains(new BreakGlass(true, "unconscious", true, true));
    }

    @Test
    void anEmergencyWithoutAReasonIsDeclaredWithoutOne() throws Exception {
        DeclaredAccess declared = new DeclaredAccess(List.of(reason("BTG")), Set.of(EMERGENCY), "");
        assertThat(access(CLINIC.declaring(declared), Requests.orderSign()).breakGlass())
                .contains(new BreakGlass(true, "", true, true));
    }

    @Test
    void anExtensionOfTheCallIsHeardOfRegisteredClientsOnly() throws Exception {
        ObjectNode call = Requests.orderSign();
        ObjectNode extension = call.putObject("extension").putObject(DeclaredAccess.EXTENSION);
        extension.putArray("purposeOfUse").add("ETREAT");
        assertThat(access(CLINIC, call).purposes()).containsExactly(reason("TREAT"));
        assertThat(access(CLINIC.declaringInCalls(true), call).purposes()).containsExactly(reason("ETREAT"));
    }

    @Test
    void theTokenGoesBeforeTheExtension() throws Exception {
        ObjectNode call = Requests.orderSign();
        call.putObject("extension")
                .putObject(DeclaredAccess.EXTENSION)
                .putArray("purposeOfUse")
                .add("BTG");
        DeclaredAccess declared = new DeclaredAccess(List.of(reason("TREAT")), Set.of(), "");
        AccessRequest access = access(CLINIC.declaring(declared).declaringInCalls(true), call);
        assertThat(access.purposes()).containsExactly(reason("TREAT"));
        assertThat(access.breakGlass()).isEmpty();
    }

    @Test
    void anExtensionThatCannotBeReadIsRefused() throws Exception {
        ObjectNode call = Requests.orderSign();
        call.putObject("extension")
                .putObject(DeclaredAccess.EXTENSION)
                .putArray("purposeOfUse")
                .add(7);
        fixture.clients = credentials -> CLINIC.declaringInCalls(true);
        assertThat(fixture.call(HookFixture.SIGN, call.toString()).getStatus()).isEqualTo(400);
    }

    private AccessRequest access(ClientIdentity client, ObjectNode call) throws Exception {
        fixture.clients = credentials -> client;
        fixture.calls.clear();
        fixture.cards(HookFixture.SIGN, call.toString());
        return fixture.calls.get(0).access();
    }

    private static Coding reason(String code) {
        return Coding.of(CodeSystems.ACT_REASON, code);
    }
}
