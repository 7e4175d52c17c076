package org.precisionhooks.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.cdshooks.card.Notices;
import org.precisionhooks.consent.Remark;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.engine.Finding;

/** What cards and discovery tell of consent, by the tenant's mode (consent.md section 10.6). */
class NoticesTest {

    private final HookFixture fixture = new HookFixture();

    @Test
    void silenceIsTheDefault() throws Exception {
        assertThat(cards(Findings.avoidClopidogrel()).toString())
                .doesNotContain("permit", "emergency override", "42 CFR");
        assertThat(cards()).isEmpty();
    }

    @Test
    void theNeutralSentenceIsOnEveryCardAndInDiscovery() throws Exception {
        fixture.notice = NoticeMode.NEUTRAL;
        assertThat(cards(Findings.avoidClopidogrel()).path(0).path("detail").asText())
                .contains("What patients do not permit to be used is not taken into account");
        assertThat(cards()).isEmpty();
        assertThat(Discovery.of(new CdsServices().all(), 6, NoticeMode.NEUTRAL).services())
                .allMatch(entry -> entry.usageRequirements().endsWith(Notices.NEUTRAL));
        assertThat(Discovery.of(new CdsServices().all(), 6, NoticeMode.SILENT).services())
                .noneMatch(entry -> entry.usageRequirements().contains("permit"));
    }

    @Test
    void thatSomethingIsWithheldIsToldOnCardsOrOnOneOfItsOwn() throws Exception {
        fixture.notice = NoticeMode.WITHHELD;
        assertThat(cards(Set.of(Remark.WITHHELD), Findings.avoidClopidogrel())
                        .path(0)
                        .path("detail")
                        .asText())
                .contains(Notices.WITHHELD);
        JsonNode alone = cards(Set.of(Remark.WITHHELD));
        assertThat(alone).hasSize(1);
        assertThat(alone.path(0).path("summary").asText()).isEqualTo(Notices.WITHHELD);
    }

    @Test
    void anIncompleteCheckIsToldWithoutSayingWhich() throws Exception {
        fixture.notice = NoticeMode.SAFETY;
        JsonNode alone = cards(Set.of(Remark.CHECK_INCOMPLETE));
        assertThat(alone.path(0).path("summary").asText()).isEqualTo(Notices.CHECK_INCOMPLETE);
        assertThat(alone.toString()).doesNotContain("CYP2C19", "genetic", "consent");
    }

    @Test
    void anOverrideIsWrittenOnTheCard() throws Exception {
        assertThat(cards(Set.of(Remark.BREAK_GLASS), Findings.avoidClopidogrel())
                        .path(0)
                        .path("detail")
                        .asText())
                .contains("emergency override");
    }

    @Test
    void substanceUseRecordsBringTheirNotice() throws Exception {
        assertThat(cards(Set.of(Remark.SUBSTANCE_USE), Findings.avoidClopidogrel())
                        .path(0)
                        .path("detail")
                        .asText())
                .contains("42 CFR part 2 prohibits");
    }

    private JsonNode cards(Finding... findings) throws Exception {
        return cards(Set.of(), findings);
    }

    private JsonNode cards(Set<Remark> remarks, Finding... findings) throws Exception {
        fixture.adviser = (access, inquiry, consents, facts) -> new Advice(List.of(findings), List.of(), remarks);
        return fixture.cards(HookFixture.SIGN, Requests.orderSign().toString());
    }
}
