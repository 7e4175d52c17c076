package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.cdshooks.feedback.RefusedOffers;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.knowledge.Knowledge;

/** A treatment that a card offered and that was overridden because the patient refused it is not suggested again (cardiology.md 4.9). */
class HeartRefusalsTest {

    private static final String VIEW = "precision-heart-patient-view";
    private static final String REASONS = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";

    @TempDir
    private Path site;

    private final List<RefusedOffers.Offer> offered = new ArrayList<>();
    private final List<RefusedOffers.Overridden> overridden = new ArrayList<>();
    private HeartCalls calls;

    @BeforeEach
    void confirmTheRow() throws IOException {
        String table = Files.readString(Path.of("src/main/resources/knowledge/cardiology/thresholds.tsv"))
                .replaceAll("(?m)^(pressure-2025-140\t.*)\tN$", "$1\tY");
        Files.writeString(
                Files.createDirectories(site.resolve("cardiology")).resolve("thresholds.tsv"),
                "# mode: replace\n" + table);
        calls = new HeartCalls(Knowledge.layered(List.of(site)), new RefusedOffers() {
            @Override
            public List<Overridden> overridden(Whom whom) {
                return whom.patient().equals("p") ? overridden : List.of();
            }

            @Override
            public void remember(Whom whom, List<Offer> offers) {
                offered.addAll(offers);
            }
        });
    }

    private static HookBody view(String patient, JsonNode... more) {
        List<JsonNode> record = new ArrayList<>(
                HeartRecord.of(
                        patient,
                        HookRecords.read(
                                "{'patient': 'male, born 1966-01-01', 'results': ['systolic pressure 150 mm[Hg], 2026-10-01']}")));
        record.addAll(List.of(more));
        return HookBody.of("patient-view", patient).sending(record);
    }

    private JsonNode card(HookBody call) {
        return calls.answer(VIEW, call).path("cards").path(0);
    }

    private void refused(String reason, String day, String... drugs) {
        overridden.add(new RefusedOffers.Overridden(
                "c1", List.of(drugs), Coding.of(REASONS, reason), Instant.parse(day + "T10:00:00Z")));
    }

    @Test
    void whatACardOffersIsRememberedAndRefusalIsAmongItsReasons() {
        JsonNode card = card(view("p"));

        assertThat(card.path("indicator").asText()).isEqualTo("warning");
        assertThat(offered).singleElement().satisfies(offer -> {
            assertThat(offer.card().toString()).isEqualTo(card.path("uuid").asText());
            assertThat(offer.drugs()).containsExactly("2409", "29046", "52175", "17767");
        });
        assertThat(card.path("overrideReasons").findValuesAsText("code")).contains("patient-refuses");
    }

    @ParameterizedTest
    @CsvSource({
        "patient-refuses, 2026-03-02, info",
        "cultural-religious-reason, 2026-03-02, info",
        "patient-refuses, 2025-11-26, warning",
        "risk-benefit-ratio, 2026-03-02, warning"
    })
    void whatThePatientRefusedInformsUntilTheSitesIntervalIsOver(String reason, String day, String indicator) {
        refused(reason, day, "2409", "29046", "52175", "17767");
        JsonNode card = card(view("p"));

        assertThat(card.path("indicator").asText()).isEqualTo(indicator);
        if (indicator.equals("info")) {
            assertThat(card.path("detail").asText().replace("\\", ""))
                    .contains("declined by the patient, " + day)
                    .contains("feedback on card c1");
            assertThat(offered).isEmpty();
        }
    }

    @Test
    void aDrugThatWasNotRefusedIsStillSuggested() {
        refused("patient-refuses", "2026-03-02", "29046");

        assertThat(card(view("p")).path("indicator").asText()).isEqualTo("warning");
        assertThat(offered.get(0).drugs()).containsExactly("2409", "52175", "17767");
    }

    @Test
    void refusalOfOnePatientIsNotAnothers() {
        refused("patient-refuses", "2026-03-02", "2409", "29046", "52175", "17767");

        assertThat(card(view("other")).path("indicator").asText()).isEqualTo("warning");
    }

    /** The refusal is a fact like others: without consent it leaves no trace. */
    @Test
    void withoutConsentNothingOfARefusalShows() {
        String nothing = calls.answer(
                        VIEW,
                        HookBody.of("patient-view", "p")
                                .sending(List.of(HookRecords.read("{'resourceType': 'Patient', 'id': 'p'}"))))
                .toString();
        refused("patient-refuses", "2026-03-02", "2409", "29046", "52175", "17767");

        assertThat(calls.answer(VIEW, view("p", HookRecords.refusal("p"))).toString())
                .isEqualTo(nothing);
    }
}
