package org.precisionhooks.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.tenant.Policy;
import org.precisionhooks.consent.tenant.Tenant;
import org.precisionhooks.consent.tenant.TenantRow;
import org.precisionhooks.consent.tenant.Tenants;

class TenantsTest {

    private static final Policy CLOSED = new Policy("closed", "7", List.of());
    private static final Map<String, Policy> POLICIES =
            Map.of("closed", CLOSED, "clinical-default-1", ConsentTables.POLICY, "development-1", CLOSED);
    private static final TenantRow STANDARD = row("default", "clinical-default-1", ConsentAuthority.SERVER);

    @Test
    void theBuiltInTableHasADefault() {
        List<TenantRow> rows =
                BuiltIn.KNOWLEDGE.table("consent/tenants", TenantRow.class).rows();
        Tenant standard = Tenants.of(rows, POLICIES).named("anybody");
        assertThat(standard.policy()).isEqualTo(ConsentTables.POLICY);
        assertThat(standard.authority()).isEqualTo(ConsentAuthority.SERVER);
    }

    @Test
    void aTenantWithARowHasItsOwnPolicyAndAuthority() {
        Tenants tenants = Tenants.of(List.of(STANDARD, row("north", "closed", ConsentAuthority.EHR)), POLICIES);
        assertThat(tenants.named("north").policy()).isEqualTo(CLOSED);
        assertThat(tenants.named("north").authority()).isEqualTo(ConsentAuthority.EHR);
        assertThat(tenants.named("south").policy()).isEqualTo(ConsentTables.POLICY);
    }

    @Test
    void theTenantOfTheRequesterSelectsThePolicyOfADecision() {
        Tenants tenants = Tenants.of(List.of(STANDARD, row("north", "closed", ConsentAuthority.SERVER)), POLICIES);
        ConsentGate gate = new ConsentGate(tenants, ConsentTables.TERMS, ConsentTables.LABELLING);
        assertThat(decide(gate, "south").policy()).startsWith("clinical-default-1|");
        assertThat(decide(gate, "south").effect()).isEqualTo(Decision.Effect.PERMIT);
        assertThat(decide(gate, "north").policy()).isEqualTo("closed|7");
        assertThat(decide(gate, "north").effect()).isEqualTo(Decision.Effect.DENY);
    }

    @Test
    void whatDoesNotFitTogetherStopsTheStart() {
        assertThatThrownBy(() -> Tenants.of(List.of(), POLICIES)).hasMessageContaining("default is missing");
        assertThatThrownBy(() -> Tenants.of(List.of(STANDARD, STANDARD), POLICIES))
                .hasMessageContaining("stands there twice");
        assertThatThrownBy(() -> Tenants.of(List.of(row("default", "lost", ConsentAuthority.SERVER)), POLICIES))
                .hasMessageContaining("has a policy without rules");
    }

    private static TenantRow row(String tenant, String policy, ConsentAuthority authority) {
        return new TenantRow(tenant, policy, authority, NoticeMode.SILENT, false, List.of(), List.of(), 60, 3);
    }

    private static Decision decide(ConsentGate gate, String tenant) {
        AccessRequest request = ConsentGateTest.request();
        Requester client = Requester.treating(tenant);
        AccessRequest own = new AccessRequest(
                request.time(), client, request.purposes(), request.action(), Set.of(), Optional.empty());
        return gate.decide(
                own,
                Consents.of("Patient/p1", List.of()),
                List.of(ConsentGateTest.view("o1", Set.of("CYP2C19"), Set.of("Patient/p1"))));
    }
}
