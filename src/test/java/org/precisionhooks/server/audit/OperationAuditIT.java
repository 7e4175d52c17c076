package org.precisionhooks.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.TestClients;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever asks an operation about a patient is in the audit of that patient, and the event says what was asked. */
class OperationAuditIT extends ServerIT {

    private static final String PATIENT = "demo-clopidogrel-poor";

    private static final String VCF = """
            ##fileformat=VCFv4.3
            ##contig=<ID=10,length=133797422>
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	NA1
            10	94780653	.	G	A	.	PASS	.	GT	0/1
            """;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private JdbcTemplate jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/demo-clopidogrel-poor/$precision-recommendations",
                "Patient/$precision-recommendations?patient=demo-clopidogrel-poor",
                "Patient/demo-clopidogrel-poor/$medication-review",
                "Patient/$medication-review?patient=demo-clopidogrel-poor",
                "Patient/demo-clopidogrel-poor/$pgx-passport",
                "Patient/demo-clopidogrel-poor/$pgx-passport?_format=text/html",
                "Patient/demo-clopidogrel-poor/$cardiovascular-risk",
                "Patient/demo-clopidogrel-poor/$cardiovascular-risk?_format=html",
                "Patient/$fh-score?patient=demo-clopidogrel-poor",
                "Patient/demo-clopidogrel-poor/$genomic-summary",
                "Patient/demo-clopidogrel-poor/$read-report",
                "Patient/demo-clopidogrel-poor/$polygenic-score?score=PGS900001&source=DocumentReference/none",
                "Patient/demo-clopidogrel-poor/$find-subject-haplotypes?genes=CYP2C19",
                "$find-subject-haplotypes?genes=CYP2C19&subject=demo-clopidogrel-poor",
                "$find-subject-variants?ranges=NC_000010.11:94780000-94860000&subject=Patient/demo-clopidogrel-poor",
                "$find-study-metadata?subject=demo-clopidogrel-poor"
            })
    void operationIsAnEventOfThePatient(String path) {
        String client = "oa-" + Integer.toHexString(path.hashCode());
        send(by(client, path).GET());

        assertThat(actions(client, PATIENT))
                .as("of the patient")
                .anyMatch(action -> path.contains(action.replaceFirst("^\\$", "")));
    }

    @Test
    void anImportIsAnEventOfThePatientBothWhileItsSenderWaitsAndLater() {
        put("/fhir/Patient/oa-import", "{\"resourceType\":\"Patient\",\"id\":\"oa-import\"}");

        assertThat(imported("oa-now", "return=minimal")).isEqualTo(200);
        assertThat(actions("oa-now", "oa-import")).as("what it stored").contains("create");
        assertThat(imported("oa-later", "respond-async")).isEqualTo(202);
        assertThat(actions("oa-later", "oa-import")).contains("$import-vcf");
    }

    @Test
    void aPatientWhoIsNamedInTheBodyIsToldOf() {
        send(by("oa-body", "$find-subject-haplotypes")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"genes\",\"valueString\":\"TPMT\"},{\"name\":\"subject\",\"valueReference\":{\"reference\":\"Patient/"
                                + PATIENT + "\"}}]}")));

        assertThat(actions("oa-body", PATIENT)).contains("$find-subject-haplotypes");
    }

    private int imported(String client, String prefer) {
        return send(by(client, "Patient/oa-import/$import-vcf")
                        .header("Content-Type", "text/plain")
                        .header("Prefer", prefer)
                        .POST(BodyPublishers.ofString(VCF)))
                .statusCode();
    }

    private HttpRequest.Builder by(String client, String path) {
        return request("/fhir/" + path).header("Authorization", TestClients.header(client, "none", Role.OWNER));
    }

    /** What is told of a client in the audit of a patient, decisions of consent apart. */
    private List<String> actions(String client, String patient) {
        trail.verify(Optional.empty());
        return jdbc.queryForList(
                "select action from ph_audit where client = ? and patient like ? and kind <> 'DECISION'",
                String.class,
                client,
                "%" + patient + "%");
    }
}
