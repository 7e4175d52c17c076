package org.precisionhooks.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.tenant.BreakGlassRules;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.tenant.Tenant;
import org.precisionhooks.consent.tenant.TenantRow;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.SourcedFacts;

/** What may be told of what is withheld (consent.md section 10.6). */
class RemarksTest {

    @ParameterizedTest
    @EnumSource(
            value = NoticeMode.class,
            names = {"SILENT", "NEUTRAL", "SAFETY"})
    void nothingDependsOnDataInTheOtherModes(NoticeMode mode) {
        assertThat(release(mode, List.of(Documents.deny("c1")), "GDIS").remarks())
                .isEmpty();
    }

    @Test
    void whatIsWithheldIsToldWhereLawyersAgree() {
        assertThat(release(NoticeMode.WITHHELD, List.of(Documents.deny("c1")), "GDIS")
                        .remarks())
                .containsExactly(Remark.WITHHELD);
        assertThat(release(NoticeMode.WITHHELD, List.of(), "GDIS").remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUD", "ETH", "ETHUD", "OPIOIDUD", "HIV", "SICKLE"})
    void noNoticeRestsOnWhatLawProtects(String label) {
        assertThat(release(NoticeMode.WITHHELD, List.of(Documents.deny("c1")), label)
                        .remarks())
                .isEmpty();
    }

    @Test
    void aNoticeThatDependsOnDataNeedsToBeSignedOff() {
        assertThatThrownBy(() -> new TenantRow(
                        "default",
                        "p",
                        ConsentAuthority.SERVER,
                        NoticeMode.WITHHELD,
                        false,
                        List.of(),
                        List.of(),
                        60,
                        3))
                .hasMessageContaining("signed off");
    }

    @Test
    void onlyTheModeSafetyLooksAtWhatMayBeUsedAndNotShown() {
        Provision noDisclosure = new Provision(
                Optional.of(Type.DENY),
                Optional.empty(),
                new Provision.Applicability(List.of(), List.of(), List.of(Coding.of(CodeSystems.ACTION, "disclose"))),
                Provision.Limits.NONE,
                false,
                List.of());
        List<ConsentDocument> consents = List.of(Documents.of("c1", Documents.rule(Type.PERMIT, noDisclosure)));
        Release safety = release(NoticeMode.SAFETY, consents, "GDIS");
        assertThat(safety.facts().all(Genotype.class)).isEmpty();
        assertThat(safety.usable().orElseThrow().all(Genotype.class)).hasSize(1);
        assertThat(release(NoticeMode.SILENT, consents, "GDIS").usable()).isEmpty();
        assertThat(release(NoticeMode.SAFETY, List.of(Documents.deny("c1")), "GDIS")
                        .usable()
                        .orElseThrow()
                        .all(Genotype.class))
                .isEmpty();
    }

    @Test
    void substanceUseRecordsBringTheirNotice() {
        assertThat(release(NoticeMode.SILENT, List.of(Documents.permit("c1")), "SUD")
                        .remarks())
                .containsExactly(Remark.SUBSTANCE_USE);
    }

    private static Release release(NoticeMode mode, List<ConsentDocument> consents, String label) {
        Tenant tenant = new Tenant(ConsentTables.POLICY, ConsentAuthority.SERVER, mode, BreakGlassRules.OFF);
        ConsentGate gate = new ConsentGate(new Tenants(tenant, Map.of()), ConsentTables.TERMS, ConsentTables.LABELLING);
        return gate.release(
                ConsentGateTest.request(), new ConsentGate.Sources("p1", patient -> consents, () -> record(label)));
    }

    private static PatientRecord record(String label) {
        ResourceView view = new ResourceView(
                "Observation",
                "o1",
                "1",
                DataOrigin.SERVER,
                Set.of("Patient/p1"),
                List.of(Coding.of(CodeSystems.ACT_CODE, label)),
                List.of(),
                Set.of("CYP2C19"),
                true,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of());
        Source source = new Source("Observation/o1", ResultStatus.FINAL, Optional.empty());
        Genotype genotype = new Genotype(source, "CYP2C19", Origin.GERMLINE, "*2/*2");
        return new PatientRecord("p1", List.of(new SourcedFacts(view, List.of(genotype), List.of())), List.of());
    }
}
