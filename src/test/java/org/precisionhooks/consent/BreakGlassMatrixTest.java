package org.precisionhooks.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.decision.Decision.Obligation;
import org.precisionhooks.consent.decision.RandomConsents;
import org.precisionhooks.consent.decision.ResourceOutcome.Ground;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.consent.request.AccessRequest.BreakGlass;
import org.precisionhooks.consent.request.OpenOverride;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.tenant.BreakGlassRules;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.tenant.Policy;
import org.precisionhooks.consent.tenant.PolicyRule;
import org.precisionhooks.consent.tenant.Tenant;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.facts.Coding;

/** Every condition of an override, each missing once (consent.md section 14, item 7). */
class BreakGlassMatrixTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:00:00Z");
    private static final Coding EMERGENCY_PHYSICIAN = Coding.of("http://hospital.example/roles", "emergency");
    private static final BreakGlassRules RULES =
            new BreakGlassRules(Set.of(EMERGENCY_PHYSICIAN), List.of("Dr Privacy"), Duration.ofMinutes(60), 3);
    private static final BreakGlass GLASS = new BreakGlass(true, "unconscious", true, true);
    private static final ConsentDocument DENY = Documents.deny("c1");

    private final List<Overrides.Emergency> opened = new ArrayList<>();
    private final List<Decision> used = new ArrayList<>();
    private boolean exhausted;

    @Test
    void withAllConditionsItOverridesADeny() {
        Decision decision = decide(RULES, GLASS, DENY);
        assertThat(ground(decision)).isEqualTo(Ground.BREAK_GLASS);
        assertThat(decision.effect()).isEqualTo(Decision.Effect.PERMIT);
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).user()).isEqualTo("Practitioner/dr-a");
        assertThat(opened.get(0).patient()).isEqualTo("Patient/p1");
        assertThat(used).containsExactly(decision);
    }

    @Test
    void thePermitOwesAnAuditWithItsReviewAndItsEnd() {
        assertThat(decide(RULES, GLASS, DENY).obligations())
                .filteredOn(owed -> owed.code().equals("AUDTR"))
                .extracting(Obligation::params)
                .containsExactly(new java.util.TreeMap<>(java.util.Map.of(
                        "notify", "privacy-officer", "review", "1", "expires", "2026-01-15T11:00:00Z")));
    }

    @Test
    void eachMissingConditionRefuses() {
        assertRefused(decide(RULES, new BreakGlass(false, "unconscious", true, true), DENY));
        assertRefused(decide(RULES, new BreakGlass(true, " ", true, true), DENY));
        assertRefused(decide(RULES, new BreakGlass(true, "unconscious", false, true), DENY));
        assertRefused(decide(RULES, new BreakGlass(true, "unconscious", true, false), DENY));
        assertRefused(decide(RULES, Optional.empty(), requester(EMERGENCY_PHYSICIAN), DENY));
    }

    @Test
    void aRoleThatTheTenantDoesNotAllowRefuses() {
        assertRefused(decide(
                RULES, Optional.of(GLASS), requester(Coding.of("http://hospital.example/roles", "clerk")), DENY));
    }

    @Test
    void aClientWithoutAPersonRefuses() {
        Requester device = new Requester(
                Set.of("Device/ehr"),
                Set.of(),
                Set.of("Organization/hospital"),
                Set.of(EMERGENCY_PHYSICIAN),
                Set.of(),
                "ehr",
                "tenant",
                Requester.Relation.TREATING_ORGANIZATION);
        assertRefused(decide(RULES, Optional.of(GLASS), device, DENY));
    }

    @Test
    void itIsOffWithoutRolesOrReviewersOrUses() {
        Duration hour = Duration.ofMinutes(60);
        Set<Coding> roles = Set.of(EMERGENCY_PHYSICIAN);
        assertRefused(decide(BreakGlassRules.OFF, GLASS, DENY));
        assertRefused(decide(new BreakGlassRules(Set.of(), List.of("Dr Privacy"), hour, 3), GLASS, DENY));
        assertRefused(decide(new BreakGlassRules(roles, List.of(), hour, 3), GLASS, DENY));
        assertRefused(decide(new BreakGlassRules(roles, List.of("Dr Privacy"), hour, 0), GLASS, DENY));
    }

    @Test
    void whoHasOpenedTooManyIsRefused() {
        exhausted = true;
        Decision decision = decide(RULES, GLASS, DENY);
        assertThat(ground(decision)).isEqualTo(Ground.BREAK_GLASS_REFUSED);
        assertThat(used).isEmpty();
    }

    @Test
    void aDenyThatNamesBreakGlassStands() {
        Provision named = new Provision(
                Optional.of(Type.DENY),
                Optional.empty(),
                new Provision.Applicability(List.of(), List.of(RandomConsents.reason("BTG")), List.of()),
                Provision.Limits.NONE,
                false,
                List.of());
        Decision decision = decide(RULES, GLASS, Documents.of("c1", named));
        assertThat(ground(decision)).isEqualTo(Ground.BREAK_GLASS_REFUSED);
        assertThat(decision.obligations()).isEmpty();
    }

    @Test
    void aLegalHoldStands() {
        PolicyRule hold = new PolicyRule(
                "closed",
                "H1",
                PolicyRule.Kind.MUST_DENY,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                Type.DENY,
                "Sealed");
        Tenant tenant =
                new Tenant(new Policy("closed", "1", List.of(hold)), ConsentAuthority.SERVER, NoticeMode.SILENT, RULES);
        assertThat(ground(decide(tenant, Optional.of(GLASS), requester(EMERGENCY_PHYSICIAN), DENY)))
                .isEqualTo(Ground.MUST_DENY);
    }

    @Test
    void noOverrideIsOpenedForAnOrdinaryPurpose() {
        AccessRequest treatment = ConsentGateTest.request();
        gate(new Tenant(ConsentTables.POLICY, ConsentAuthority.SERVER, NoticeMode.SILENT, RULES))
                .decide(treatment, Consents.of("Patient/p1", List.of(DENY)), List.of());
        assertThat(opened).isEmpty();
    }

    private void assertRefused(Decision decision) {
        assertThat(ground(decision)).isEqualTo(Ground.BREAK_GLASS_REFUSED);
        assertThat(decision.effect()).isEqualTo(Decision.Effect.DENY);
        assertThat(opened).isEmpty();
    }

    private static Ground ground(Decision decision) {
        return decision.outcomes().get(0).ground();
    }

    private Decision decide(BreakGlassRules rules, BreakGlass glass, ConsentDocument consent) {
        return decide(rules, Optional.of(glass), requester(EMERGENCY_PHYSICIAN), consent);
    }

    private Decision decide(
            BreakGlassRules rules, Optional<BreakGlass> glass, Requester requester, ConsentDocument consent) {
        Tenant tenant = new Tenant(ConsentTables.POLICY, ConsentAuthority.SERVER, NoticeMode.SILENT, rules);
        return decide(tenant, glass, requester, consent);
    }

    private Decision decide(Tenant tenant, Optional<BreakGlass> glass, Requester requester, ConsentDocument consent) {
        AccessRequest request =
                new AccessRequest(NOW, requester, List.of(RandomConsents.reason("BTG")), Action.CDS, Set.of(), glass);
        return gate(tenant)
                .decide(
                        request,
                        Consents.of("Patient/p1", List.of(consent)),
                        List.of(ConsentGateTest.view("o1", Set.of("CYP2C19"), Set.of("Patient/p1"))));
    }

    private ConsentGate gate(Tenant tenant) {
        return new ConsentGate(
                new Tenants(tenant, Map.of()), ConsentTables.TERMS, ConsentTables.LABELLING, new Overrides() {
                    @Override
                    public Optional<OpenOverride> open(Emergency emergency) {
                        opened.add(emergency);
                        return exhausted
                                ? Optional.empty()
                                : Optional.of(new OpenOverride(
                                        String.valueOf(opened.size()),
                                        emergency.time().plus(emergency.rules().length())));
                    }

                    @Override
                    public void used(OpenOverride override, Decision decision) {
                        used.add(decision);
                    }
                });
    }

    private static Requester requester(Coding role) {
        return new Requester(
                Set.of("Device/ehr", "Practitioner/dr-a"),
                Set.of(),
                Set.of("Organization/hospital"),
                Set.of(role),
                Set.of(),
                "ehr",
                "tenant",
                Requester.Relation.TREATING_ORGANIZATION);
    }
}
