package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the patient allows binds every call that starts after it was written. */
class ConsentChangeIT extends HookIT {

    private static final String PATIENT = "changes-her-mind";
    private static final String FROM = "demo-refuses-genetics";
    private static final List<JsonNode> RECORD = HookRecords.renamed(HookRecords.demo(FROM), FROM, PATIENT);

    @BeforeEach
    void permitted() {
        store(RECORD.get(0), RECORD.get(1));
        write("inactive");
    }

    @Test
    void refusalAndItsWithdrawalBindTheNextCall() {
        assertThat(advice()).startsWith("If acute coronary syndrome or PCI: avoid clopidogrel");
        write("active");
        assertThat(advice()).startsWith("Test CYP2C19");
        write("inactive");
        assertThat(advice()).startsWith("If acute coronary syndrome or PCI: avoid clopidogrel");
    }

    @Test
    void storedRefusalHoldsWhateverIsSentAlong() {
        write("active");
        HookBody call = HookBody.ordering(SIGN, PATIENT, "32968").sending(RECORD.subList(0, 2));

        assertThat(cards(call).findValuesAsText("summary"))
                .containsExactly("Test CYP2C19 when clopidogrel is planned after ACS or PCI");
    }

    @Test
    void permissionThatIsSentDoesNotOpenAStoredRefusal() {
        write("active");
        ObjectNode permit = RECORD.get(2).deepCopy();
        permit.put("dateTime", "2026-01-01").putObject("provision").put("type", "permit");
        HookBody call =
                HookBody.ordering(SIGN, PATIENT, "32968").sending(List.of(RECORD.get(0), RECORD.get(1), permit));

        assertThat(summaries(call)).containsExactly("Test CYP2C19 when clopidogrel is planned after ACS or PCI");
    }

    @Test
    void consentsThatCouldNotBeSentInFullGiveNoCard() {
        HookBody failed = HookBody.ordering(SIGN, PATIENT, "32968").sending(RECORD.subList(0, 2));
        failed.prefetch().putObject("consents").put("resourceType", "OperationOutcome");
        HookBody page = HookBody.ordering(SIGN, PATIENT, "32968").sending(RECORD.subList(0, 2));
        page.prefetch()
                .withObject("/consents")
                .putArray("link")
                .addObject()
                .put("relation", "next")
                .put("url", "https://ehr.example.org/next");

        assertRefused(answer(failed), 412, "missing-data");
        assertRefused(answer(page), 412, "missing-data");
    }

    private String advice() {
        return summaries(HookBody.ordering(SIGN, PATIENT, "32968")).get(0);
    }

    private void write(String status) {
        ObjectNode consent = RECORD.get(2).deepCopy();
        consent.put("status", status);
        String path = "/fhir/Consent/" + consent.path("id").asText();
        String version = json(get(path)).at("/meta/versionId").asText("0");
        assertThat(send(request(path)
                                .header("Content-Type", "application/json")
                                .header("If-Match", "W/\"" + version + "\"")
                                .PUT(BodyPublishers.ofString(consent.toString())))
                        .statusCode())
                .isBetween(200, 201);
    }
}
