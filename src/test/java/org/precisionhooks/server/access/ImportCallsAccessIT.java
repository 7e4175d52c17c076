package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.access.TestCallers.Who.CLINICIAN;
import static org.precisionhooks.server.access.TestCallers.Who.LOADER;
import static org.precisionhooks.server.access.TestCallers.Who.OUTSIDER;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.precisionhooks.server.access.TestCallers.Who;
import org.precisionhooks.server.genomics.Stores;

/** Calls that were made elsewhere are stored by who may store results of the patient, as far as the patient permits it. */
class ImportCallsAccessIT extends AccessIT {

    /** Of drug response, and of a gene that tells of a hereditary disease. */
    private static final String CALLS = "CYP2C19\t*2/*2\nBRCA1\t*1/*2\n";

    private HttpResponse<String> calls(Who who, String patient) {
        return send(by(who, "/Patient/" + patient + "/$import-pgx-calls")
                .setHeader("Content-Type", "text/tab-separated-values")
                .POST(BodyPublishers.ofString(CALLS)));
    }

    @Test
    void whoTreatsThePatientImportsAndSomebodyElseIsAnsweredLikeForNobody() {
        load(patient("calls-mine"), patient("calls-lock"));
        load(consent("calls-lock-consent", "calls-lock", "{'type':'deny'}"));

        assertThat(calls(CLINICIAN, "calls-mine").statusCode()).isEqualTo(200);
        assertThat(get(CLINICIAN, "/Patient/calls-mine/$find-subject-haplotypes?genes=CYP2C19")
                        .body())
                .contains("*2/*2");
        for (Who who : new Who[] {CLINICIAN, OUTSIDER}) {
            assertThat(Answer.of(calls(who, "calls-lock"), "calls-lock"))
                    .isEqualTo(Answer.of(calls(who, "calls-nobody"), "calls-nobody"))
                    .extracting(Answer::status)
                    .isEqualTo(404);
        }
        assertThat(ids(get(LOADER, "/Observation?subject=Patient/calls-lock"))).isEmpty();
    }

    @Test
    void whatThePatientLetsNobodyStoreIsRefused() {
        load(patient("calls-read"));
        load(
                consent(
                        "calls-read-consent",
                        "calls-read",
                        "{'type':'deny','action':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentaction','code':'collect'}]}]}"));

        assertThat(calls(CLINICIAN, "calls-read").statusCode()).isIn(403, 404);
        assertThat(ids(get(LOADER, "/Observation?subject=Patient/calls-read"))).isEmpty();
    }

    /** Each call by the domain of its gene. */
    @Test
    void aDomainThatThePatientWithholdsIsNotStored() {
        load(patient("calls-domain"));
        keep(
                Stores.transaction(
                        Stores.consent(
                                "calls-domain-consent",
                                "calls-domain",
                                "{'type':'permit','purpose':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActReason','code':'TREAT'}],'provision':[{'type':'deny','code':[{'coding':[{'system':'https://precisionhooks.org/fhir/CodeSystem/pm-knowledge-domain','code':'hereditary-risk'}]}]}]}")));

        HttpResponse<String> answer = calls(CLINICIAN, "calls-domain");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().replaceAll("\\s", "")).contains("{\"name\":\"withheld\",\"valueInteger\":1}");
        assertThat(ids(get(LOADER, "/Observation?subject=Patient/calls-domain")))
                .hasSize(1);
    }
}
