package org.precisionhooks.fhir.read.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.consent.document.Actor;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Provision;

class ConsentDocumentReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "a consent with {0} cannot be relied on")
    @ValueSource(
            strings = {
                "'implicitRules':'http://rules.example'",
                "'modifierExtension':[{'url':'http://x.example','valueBoolean':true}]",
                "'provision':'permit'",
                "'provision':[{'type':'permit'}]",
                "'provision':{'type':'allow'}",
                "'provision':{'type':'permit','purpose':'TREAT'}",
                "'provision':{'type':'permit','purpose':[]}",
                "'provision':{'type':'permit','actor':[]}",
                "'provision':{'type':'permit','securityLabel':[{}]}",
                "'provision':{'type':'permit','period':{}}",
                "'provision':{'type':'permit','period':{'start':'2025-13'}}",
                "'provision':{'type':'permit','dataPeriod':{'start':'2026','end':'2025'}}",
                "'provision':{'type':'permit','actor':[{'modifierExtension':[{'url':'http://x.example'}]}]}"
            })
    void aPartThatCannotBeReadIsADefect(String part) {
        assertThat(read("{'resourceType':'Consent','id':'c1'," + part + "}").defect())
                .isNotEmpty();
    }

    @Test
    void somethingThatIsNoConsentIsUnreadable() {
        assertThat(read("{'resourceType':'Observation','id':'o1'}").defect()).isNotEmpty();
        assertThat(read("[]").defect()).isNotEmpty();
    }

    @Test
    void anElementThatR4DoesNotKnowMayNarrowAProvision() {
        String provision = "{'type':'permit','documentType':[{'code':'x'}]}";
        ConsentDocument document = read("{'resourceType':'Consent','provision':" + provision + "}");
        assertThat(document.defect()).isEmpty();
        assertThat(document.root().orElseThrow().narrowed()).isTrue();
    }

    @Test
    void anExtensionOfANestedProvisionLeavesItsParentAlone() {
        String nested = "{'type':'permit','extension':[{'url':'http://x.example'}]}";
        Provision root = read("{'resourceType':'Consent','provision':{'type':'deny','provision':[" + nested + "]}}")
                .root()
                .orElseThrow();
        assertThat(root.narrowed()).isFalse();
        assertThat(root.exceptions().get(0).narrowed()).isTrue();
    }

    @Test
    void aContainedGroupIsResolvedAndItsFormerMemberLeavesItOpen() {
        String group = "{'resourceType':'Group','id':'g','actual':true,'member':["
                + "{'entity':{'reference':'Practitioner/a'}},"
                + "{'entity':{'reference':'Practitioner/b'},'inactive':true}]}";
        Actor actor = read("{'resourceType':'Consent','contained':[" + group
                        + "],'provision':{'type':'permit','actor':[{'reference':{'reference':'#g'}}]}}")
                .root()
                .orElseThrow()
                .applicability()
                .actors()
                .get(0);
        assertThat(actor.members()).contains(new Actor.Members("Group", false, Set.of("Practitioner/a")));
    }

    private static ConsentDocument read(String json) {
        try {
            JsonNode node = JSON.readTree(json.replace('\'', '"'));
            return new ConsentDocumentReader(ZoneOffset.UTC, reference -> Optional.empty()).read(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
