package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Of a patient who is deleted nothing stays in tables of our own but the audit. */
class DeletedPatientIT extends ServerIT {

    private static final String PATIENT = "deleted-patient";

    private static final String VCF = """
            ##fileformat=VCFv4.3
            ##contig=<ID=10,length=133797422>
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	NA1
            10	94780653	.	G	A	.	PASS	.	GT	0/1
            """;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void importsAndReviewsAreForgotten() {
        assertThat(put("/fhir/Patient/" + PATIENT, "{\"resourceType\":\"Patient\",\"id\":\"" + PATIENT + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(send(request("/fhir/Patient/" + PATIENT + "/$import-vcf")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(VCF)))
                        .statusCode())
                .isEqualTo(200);
        jdbc.update(
                "insert into ph_review_task (patient, finding, content, task, standing) values (?, 'f', 'c', 't', true)",
                PATIENT);
        assertThat(remembered()).isGreaterThan(2);

        for (String type : List.of("Observation", "Procedure")) {
            for (JsonNode entry :
                    json(get("/fhir/" + type + "?patient=" + PATIENT)).path("entry")) {
                delete(type + "/" + entry.at("/resource/id").asText());
            }
        }
        delete("Patient/" + PATIENT);

        assertThat(remembered()).isZero();
        assertThat(jdbc.queryForList(
                        "select id from ph_import_resource where import_id not in (select id from ph_import)",
                        String.class))
                .isEmpty();
    }

    private void delete(String reference) {
        assertThat(send(request("/fhir/" + reference).DELETE()).statusCode())
                .as(reference)
                .isEqualTo(200);
    }

    /** In how many tables. */
    private long remembered() {
        return Stream.of("ph_import", "ph_review_task", "ph_genomic_source", "ph_variant")
                .filter(table -> !jdbc.queryForList(
                                "select patient from " + table + " where patient = ?", String.class, PATIENT)
                        .isEmpty())
                .count();
    }
}
