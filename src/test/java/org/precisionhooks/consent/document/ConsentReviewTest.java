package org.precisionhooks.consent.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.consent.ConsentTables;
import org.precisionhooks.consent.Documents;
import org.precisionhooks.consent.decision.CaseJson;
import org.precisionhooks.consent.decision.CaseShorthand;
import org.precisionhooks.consent.tenant.PolicyRule;

/** What whoever writes a Consent is told of it (consent.md section 6, opt-in trap). */
public class ConsentReviewTest {

    public static final ConsentReview REVIEW = new ConsentReview(ConsentTables.TERMS, domains());

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'code':['pharmacogenomics']",
                "'securityLabel':['GDIS']",
                "'class':['Observation']",
                "'dataPeriod':'2025-01-01/2025-12-31'"
            })
    void aRootPermitOfSomeDataClosesAllOthers(String limit) throws IOException {
        assertThat(concerns("{'provision':{'type':'permit'," + limit + "}}"))
                .containsExactly(ConsentConcern.ROOT_LIMITS);
    }

    @Test
    void aDomainOptInADenyAndANestedPermitDoNot() throws IOException {
        assertThat(
                        concerns(
                                "{'category':[{'coding':[{'code':'domain-opt-in'}]}],'provision':{'type':'permit','code':['pharmacogenomics']}}"))
                .isEmpty();
        assertThat(concerns("{'provision':{'type':'deny','code':['pharmacogenomics']}}"))
                .isEmpty();
        assertThat(concerns(
                        "{'provision':{'type':'deny','provision':[{'type':'permit','code':['pharmacogenomics']}]}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'purpose':['TREATMENT']",
                "'action':['look']",
                "'securityLabel':['GENES']",
                "'code':['pharmacogenetics']",
                "'purpose':[{'code':'TREAT'}]",
                "'data':['nearby Observation/o1']"
            })
    void aCodeThatIsNotKnownIsTold(String criterion) throws IOException {
        assertThat(concerns("{'provision':{'type':'deny','provision':[{'type':'permit'," + criterion + "}]}}"))
                .containsExactly(ConsentConcern.UNKNOWN_CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'provision':{'purpose':['TREAT']}}",
                "{'scope':'everything','provision':{'type':'permit'}}",
                "{'implicitRules':'http://x.example','provision':{'type':'permit'}}"
            })
    void whatCannotBeReliedOnIsTold(String consent) throws IOException {
        assertThat(concerns(consent)).contains(ConsentConcern.UNRELIABLE);
    }

    @Test
    void anActorWhomNothingNamesIsTold() throws IOException {
        assertThat(concerns("{'provision':{'type':'deny','actor':[{'reference':{'display':'my aunt'}}]}}"))
                .containsExactly(ConsentConcern.UNRESOLVED_ACTOR);
    }

    @Test
    void aNewPermitBesideAnOlderDenyIsTold() throws IOException {
        ConsentDocument permit = read("{'id':'new','provision':{'type':'permit'}}");
        ConsentDocument deny = read("{'id':'old','provision':{'type':'deny'}}");
        assertThat(REVIEW.concerns(permit, List.of(permit, deny), NOW))
                .containsExactly(ConsentConcern.DOUBTFUL_SUCCESSION);
        assertThat(REVIEW.concerns(permit, List.of(permit, Documents.withStatus(deny, "inactive")), NOW))
                .isEmpty();
    }

    @Test
    void aDraftIsNobodysConcern() throws IOException {
        assertThat(concerns("{'status':'draft','provision':{'type':'permit','code':['x']}}"))
                .isEmpty();
    }

    private static Set<ConsentConcern> concerns(String consent) throws IOException {
        ConsentDocument document = read(consent);
        return REVIEW.concerns(document, List.of(document), NOW);
    }

    private static ConsentDocument read(String consent) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        var consents = mapper.createArrayNode().add(CaseShorthand.consent(mapper.readTree(consent.replace('\'', '"'))));
        return CaseJson.consents(consents, mapper.createArrayNode()).get(0);
    }

    private static Set<String> domains() {
        return BuiltIn.KNOWLEDGE.table("consent/policy_rules", PolicyRule.class).rows().stream()
                .flatMap(rule -> rule.domains().stream())
                .collect(Collectors.collectingAndThen(Collectors.toSet(), named -> {
                    named.add("ancestry-kinship");
                    return named;
                }));
    }
}
