package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.server.access.TestCallers.Who;
import org.precisionhooks.server.genomics.Stores;

/**
 * An import is known to who asked for it, and to everybody else like one that never was; it changes nothing of what its sender
 * may not store.
 */
class ImportAccessIT extends AccessIT {

    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    private static final String VCF = """
            ##fileformat=VCFv4.3
            ##contig=<ID=10,length=133797422>
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	NA1
            10	94781859	.	G	A	.	PASS	.	GT	0/1
            """;

    /** Of a pharmacogene and of a gene of hereditary risk. */
    private static final String TWO_DOMAINS = """
            ##fileformat=VCFv4.3
            ##contig=<ID=10,length=133797422>
            ##contig=<ID=17,length=83257441>
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	NA1
            10	94781859	.	G	A	.	PASS	.	GT	0/1
            17	43094464	.	G	A	.	PASS	.	GT	0/1
            """;

    private HttpRequest.Builder file(String patient, String query, String file) {
        return by(Who.CLINICIAN, "/Patient/" + patient + "/$import-vcf" + query)
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(file));
    }

    /** The id of an import that a clinician asked for. */
    private String imported(String patient) {
        load(patient(patient));
        return accepted(patient, "", VCF);
    }

    private String accepted(String patient, String query, String file) {
        HttpResponse<String> accepted = send(file(patient, query, file).header("Prefer", "respond-async"));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        assertThat(accepted.headers().map().toString() + accepted.body()).doesNotContain(patient);
        String address = accepted.headers().firstValue("Content-Location").orElseThrow();
        return address.substring(address.indexOf('=') + 1);
    }

    private HttpResponse<String> ended(String job) {
        for (int i = 0; i < 120; i++) {
            HttpResponse<String> answer = get(Who.CLINICIAN, "/$import-status?job=" + job);
            if (answer.statusCode() != 202) {
                return answer;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        throw new AssertionError("The import did not end");
    }

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"OUTSIDER", "PATIENT", "LOADER", "AUDITOR", "PRIVACY_OFFICER"})
    void aJobOfAnotherIsAnsweredLikeNone(Who who) {
        String job = imported("job-" + who.code());

        for (String status : new String[] {"/$import-status?job=", "/$rebuild-status?job="}) {
            Answer other = Answer.of(get(who, status + job), job);
            assertThat(other.status()).isEqualTo(404);
            assertThat(other).isEqualTo(Answer.of(get(who, status + UNKNOWN), UNKNOWN));
            assertThat(Answer.of(send(by(who, status + job).DELETE()), job))
                    .isEqualTo(Answer.of(send(by(who, status + UNKNOWN).DELETE()), UNKNOWN));
        }
        assertThat(ended(job).statusCode()).isEqualTo(200);
    }

    @Test
    void anImportIsNoRebuild() {
        String job = imported("job-kind");

        assertThat(get(Who.CLINICIAN, "/$rebuild-status?job=" + job).statusCode())
                .isEqualTo(404);
        assertThat(ended(job).statusCode()).isEqualTo(200);
    }

    @Test
    void theOutcomeNamesNoPatient() {
        assertThat(ended(imported("job-outcome")).body()).contains("Procedure/").doesNotContain("job-outcome");
    }

    /** The file is the same, its sender may by now store less of it than an earlier one might. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anImportLeavesAloneWhatItMayNotStore(boolean later) {
        String patient = "reimport-" + later;
        String region = "?regions=NC_000010.11:94000000-95000000,NC_000017.11:43000000-43200000";
        load(patient(patient));
        HttpResponse<String> first = send(file(patient, region, TWO_DOMAINS));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        String question = "/$find-subject-variants?includeVariants=true&ranges=NC_000017.11:43000000-43200000&subject=";
        String before = get(Who.CLINICIAN, question + patient).body();
        assertThat(before).contains("43094464");
        int observations =
                ids(get(Who.CLINICIAN, "/Observation?patient=" + patient)).size();
        String id = patient + "-consent";
        String denial =
                "{'type':'deny','code':[{'coding':[{'system':'https://precisionhooks.org/fhir/CodeSystem/pm-knowledge-domain','code':'hereditary-risk'}]}]}";
        keep(Stores.transaction(Stores.consent(id, patient, "{'type':'permit','provision':[" + denial + "]}")));
        assertThat(get(Who.CLINICIAN, question + patient).body()).doesNotContain("43094464");

        HttpResponse<String> second =
                later ? ended(accepted(patient, region, TWO_DOMAINS)) : send(file(patient, region, TWO_DOMAINS));
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);

        keep(Stores.transaction(Stores.consent(id, patient, "{'type':'permit'}")));
        assertThat(get(Who.CLINICIAN, question + patient).body()).isEqualTo(before);
        assertThat(ids(get(Who.CLINICIAN, "/Observation?patient=" + patient))).hasSize(observations);
    }

    @Test
    void aFileIsImportedAgainThoughAResultOfItWasDeleted() {
        String patient = "reimport-deleted";
        load(patient(patient));
        assertThat(send(file(patient, "", VCF)).statusCode()).isEqualTo(200);
        String found =
                ids(get(Who.CLINICIAN, "/Observation?patient=" + patient)).get(0);
        assertThat(send(by(Who.LOADER, "/" + found).DELETE()).statusCode()).isEqualTo(200);

        HttpResponse<String> again = send(file(patient, "", VCF));

        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(ids(get(Who.CLINICIAN, "/Observation?patient=" + patient))).hasSize(1);
    }
}
