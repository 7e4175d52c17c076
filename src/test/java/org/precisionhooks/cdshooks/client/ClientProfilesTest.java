package org.precisionhooks.cdshooks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.precisionhooks.cdshooks.Requests.orderSign;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.cdshooks.Findings;
import org.precisionhooks.cdshooks.HookFixture;
import org.precisionhooks.cdshooks.card.Card;
import org.precisionhooks.cdshooks.hook.Json;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.KnowledgeException;

/** What each kind of client gets for the same finding (cds-hooks.md 6.1 to 6.4), and what a site may change of it. */
class ClientProfilesTest {

    private static final String PROVENANCE = """
            # source: this site
            # version: 1
            # retrieved: 2026-11-24
            # url: https://hospital.example
            # license: none
            """;
    private static final String PROFILE_HEADER =
            "name\tselectionBehavior\tmanyActions\torderChange\tloneDeletes\tcodedDrugsOnly\tactionTypes"
                    + "\tactionSelectionBehavior\tautolaunch\talphanumericTopics\tdrugSystem\tmapsOrderCodes\tmaxCards\n";
    private static final String CODE_HEADER = "profile\titem\tsystem\tcode\tdisplay\n";
    private static final String PREFERENCES = "urn:com.epic.cdshooks.action.code.system.preference-list-item";

    private final HookFixture fixture = new HookFixture();

    @TempDir
    private Path site;

    @Test
    void knowsTheClientsOfTheSpecification() {
        assertThat(new ClientProfiles(BuiltIn.KNOWLEDGE).names())
                .containsExactly("cerner", "crd", "default", "epic", "sandbox");
        assertThat(HookFixture.STANDARD.name()).isEqualTo("default");
    }

    @Test
    void unknownNameFailsWithTheKnownOnes() {
        assertThatThrownBy(() -> new ClientProfiles(BuiltIn.KNOWLEDGE).named("meditech"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("meditech", "cerner, crd, default, epic, sandbox");
    }

    /** A star marks the recommended suggestion; actions of one suggestion are joined by a plus. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a drug is to be replaced by one of two
                "default | AVOID | create, create, delete",
                "epic    | AVOID | create, create, delete",
                "cerner  | AVOID | create, create, delete",
                "sandbox | AVOID | create, create, delete",
                "crd     | AVOID | delete+create, delete+create",
                // its dose is to be changed
                "default | DOSE_DECREASE | update",
                "epic    | DOSE_DECREASE | create, delete",
                "cerner  | DOSE_DECREASE | update",
                "sandbox | DOSE_DECREASE | update",
                "crd     | DOSE_DECREASE | update*",
                // nothing changes
                "default | STANDARD | ''",
                "crd     | STANDARD | ''"
            })
    void recommendationIsOfferedInTheClientsForm(String profile, ActionClass action, String suggestions)
            throws Exception {
        assertThat(offered(profile, Findings.recommendation(action, Strength.STRONG, "x")))
                .isEqualTo(suggestions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "default | create, create",
                "epic    | create, create",
                "cerner  | create, create",
                "sandbox | ''",
                "crd     | create+create*"
            })
    void testsOfTwoGenesAreOfferedInTheClientsForm(String profile, String suggestions) throws Exception {
        assertThat(offered(profile, Findings.testFirst("TPMT", "NUDT15"))).isEqualTo(suggestions);
    }

    @ParameterizedTest
    @CsvSource({"default, pgx-drug-gene", "epic, pgxdruggene"})
    void topicHasTheClientsLetters(String profile, String code) throws Exception {
        JsonNode card = card(profile, Findings.avoidClopidogrel());
        assertThat(card.at("/source/topic/code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "default, http://www.nlm.nih.gov/research/umls/rxnorm",
        "epic, urn:oid:2.16.840.1.113883.6.88",
        "sandbox, http://www.nlm.nih.gov/research/umls/rxnorm"
    })
    void draftNamesTheDrugByTheClientsCodeSystem(String profile, String system) throws Exception {
        JsonNode concept = card(profile, Findings.avoidClopidogrel())
                .at("/suggestions/0/actions/0/resource/medicationCodeableConcept");
        assertThat(concept.path("text").asText()).isEqualTo("prasugrel");
        assertThat(concept.path("coding")).hasSize(1);
        assertThat(concept.at("/coding/0/system").asText()).isEqualTo(system);
        assertThat(concept.at("/coding/0/code").asText()).isEqualTo("613391");
    }

    @Test
    void copyOfADraftIsTheDraftWithTheNoteAndWithoutItsId() throws Exception {
        JsonNode copy = card("epic", Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce"))
                .at("/suggestions/0/actions/0/resource");
        assertThat(copy.at("/note/0/text").asText()).contains("prasugrel");
        assertThat(copy.at("/dosageInstruction/0/text").asText()).isEqualTo("75 mg daily");
        assertThat(copy.has("id")).isFalse();
    }

    /** The public sandbox applies a drug order only with text and a first code. */
    @Test
    void draftWithoutCodeIsNotChangedInTheSandbox() throws Exception {
        Finding dose = Findings.recommendation(ActionClass.DOSE_DECREASE, Strength.STRONG, "Reduce");
        String request = orderSign().toString().replace("\"code\":\"309362\",", "");
        fixture.finding(dose);
        assertThat(fixture.of(profile("sandbox"))
                        .cards(HookFixture.SIGN, request)
                        .path(0)
                        .has("suggestions"))
                .isFalse();
        assertThat(fixture.of(profile("default"))
                        .cards(HookFixture.SIGN, request)
                        .path(0)
                        .has("suggestions"))
                .isTrue();
    }

    @Test
    void onlyOneAlternativeIsRecommended() throws Exception {
        Finding one = Findings.recommendation(ActionClass.AVOID, Strength.STRONG, List.of(Findings.PRASUGREL));
        assertThat(offered("crd", one)).isEqualTo("delete+create*");
        assertThat(offered("default", one)).isEqualTo("create, delete");
    }

    @Test
    void autolaunchIsAskedForOnlyWhereTheProfileAllowsIt() {
        Card.Link app = new Card.Link("App", "https://app.example", "smart", true);
        assertThat(app.towards(HookFixture.STANDARD).autolaunchable()).isFalse();
        assertThat(Json.text(app.towards(HookFixture.STANDARD))).doesNotContain("autolaunchable");
        assertThat(app.towards(siteProfile("x\tANY\tY\tUPDATE\tY\tN\tTask\tY\tY\tN\turn:x\tN\t6"))
                        .autolaunchable())
                .isTrue();
    }

    @Test
    void actionsThatBelongTogetherAreMarkedWhereThatIsKnown() throws Exception {
        ClientProfile profile = siteProfile("x\tAT_MOST_ONE\tY\tUPDATE\tN\tN\tMedicationRequest\tY\tN\tN\turn:x\tN\t6");
        fixture.of(profile).finding(Findings.avoidClopidogrel());
        JsonNode suggestion =
                fixture.cards(HookFixture.SIGN, orderSign().toString()).at("/0/suggestions/0");
        assertThat(suggestion.path("actionSelectionBehavior").asText()).isEqualTo("all");
    }

    @Test
    void sitesOrderCodesComeFirstInDraftsOfDrugsAndTests() throws Exception {
        write(
                "order_codes",
                "extend",
                CODE_HEADER + "epic\t613391\t" + PREFERENCES + "\tPL-1\tPrasugrel 10 mg\n" + "epic\tCYP2C19\t"
                        + PREFERENCES + "\tLAB-7\t\n");
        ClientProfiles profiles = new ClientProfiles(Knowledge.layered(List.of(site)));
        fixture.of(profiles.named("epic"))
                .finding(
                        Findings.avoidClopidogrel(),
                        Findings.about(Findings.TICAGRELOR, Findings.testFirst("CYP2C19")));
        JsonNode cards = fixture.cards(HookFixture.SIGN, orderSign().toString());
        JsonNode drug = cards.at("/0/suggestions/0/actions/0/resource/medicationCodeableConcept/coding");
        assertThat(drug.findValuesAsText("code")).containsExactly("PL-1", "613391");
        JsonNode test = cards.at("/1/suggestions/0/actions/0/resource/code");
        assertThat(test.at("/coding/0/code").asText()).isEqualTo("LAB-7");
        assertThat(test.at("/coding/0/system").asText()).isEqualTo(PREFERENCES);
        assertThat(test.path("text").asText()).contains("CYP2C19");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_profiles|replace|x\tANY\tN\tUPDATE\tY\tN\tTask\tN\tN\tN\turn:x\tN\t6",
                "client_profiles|extend|epic\tANY\tN\tUPDATE\tY\tN\tTask\tN\tN\tN\turn:x\tN\t6",
                "client_profiles|extend|x\tANY\tN\tUPDATE\tY\tN\tTask\tN\tN\tN\turn:x\tN\t0",
                "client_profiles|extend|x\tSOME\tN\tUPDATE\tY\tN\tTask\tN\tN\tN\turn:x\tN\t6",
                "client_profiles|extend|\tANY\tN\tUPDATE\tY\tN\tTask\tN\tN\tN\turn:x\tN\t6",
                "order_codes|extend|default\t613391\turn:x\t1\t",
                "order_codes|extend|epik\t613391\turn:x\t1\t",
                "order_codes|extend|epic\t613391\turn:x\t\t"
            })
    void mistakeOfASiteStopsTheStart(String table) throws Exception {
        String[] parts = table.split("\\|");
        write(parts[0], parts[1], (parts[0].equals("order_codes") ? CODE_HEADER : PROFILE_HEADER) + parts[2] + "\n");
        Knowledge knowledge = Knowledge.layered(List.of(site));
        assertThatThrownBy(() -> new ClientProfiles(knowledge)).isInstanceOf(KnowledgeException.class);
    }

    private ClientProfile siteProfile(String row) {
        write("client_profiles", "extend", PROFILE_HEADER + row + "\n");
        return new ClientProfiles(Knowledge.layered(List.of(site))).named("x");
    }

    private void write(String table, String mode, String lines) {
        try {
            Files.createDirectories(site.resolve("hooks"));
            Files.writeString(site.resolve("hooks/" + table + ".tsv"), PROVENANCE + "# mode: " + mode + "\n" + lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClientProfile profile(String name) {
        return new ClientProfiles(BuiltIn.KNOWLEDGE).named(name);
    }

    private JsonNode card(String profile, Finding finding) throws Exception {
        return fixture.of(profile(profile))
                .finding(finding)
                .cards(HookFixture.SIGN, orderSign().toString())
                .path(0);
    }

    private String offered(String profile, Finding finding) throws Exception {
        List<String> suggestions = new ArrayList<>();
        for (JsonNode suggestion : card(profile, finding).path("suggestions")) {
            suggestions.add(String.join("+", suggestion.path("actions").findValuesAsText("type"))
                    + (suggestion.path("isRecommended").asBoolean() ? "*" : ""));
        }
        return String.join(", ", suggestions);
    }
}
