package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.source.ResourceSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is stored is labelled by its content, by whatever way it comes (consent.md section 12). */
class StoredLabelsIT extends ServerIT {

    @Autowired
    private DaoRegistry daos;

    @Autowired
    private ResourceSource records;

    @BeforeEach
    void patient() {
        store("{\"resourceType\":\"Patient\",\"id\":\"labels\"}");
    }

    @Test
    void aResultIsLabelledByItsGeneAndLabelsOfItsSenderStay() {
        store(observation("labels-1", "CYP2C19", "HGNC:2621", label("PSY")));
        assertThat(labels("Observation", "labels-1")).containsExactlyInAnyOrder("PSY", "GDIS", "pharmacogenomics");
    }

    @Test
    void whatWasDerivedIsReplacedWhenTheContentChanges() {
        store(observation("labels-2", "CFTR", "HGNC:1884", label("VIO")));
        assertThat(labels("Observation", "labels-2")).containsExactlyInAnyOrder("VIO", "GDIS", "carrier-status");
        store(observation("labels-2", "CYP2C19", "HGNC:2621", ""));
        assertThat(labels("Observation", "labels-2"))
                .as("the sender's label of an earlier version stays, the derived domain goes")
                .containsExactlyInAnyOrder("VIO", "GDIS", "pharmacogenomics");
    }

    @Test
    void aLabelThatTheSenderAndTheContentAgreeOnStandsThereOnce() {
        store(observation("labels-3", "CYP2C19", "HGNC:2621", label("GDIS")));
        assertThat(labels("Observation", "labels-3")).containsExactlyInAnyOrder("GDIS", "pharmacogenomics");
    }

    @Test
    void noHeaderTakesALabelOfTheSenderAway() {
        store(observation("labels-5", "CYP2C19", "HGNC:2621", label("VIO")));
        SystemRequestDetails details = new SystemRequestDetails();
        details.addHeader("X-Meta-Snapshot-Mode", "TAG,PROFILE,SECURITY_LABEL");
        store(observation("labels-5", "CFTR", "HGNC:1884", ""), details);
        assertThat(labels("Observation", "labels-5")).containsExactlyInAnyOrder("VIO", "GDIS", "carrier-status");
    }

    @Test
    void aDiagnosisIsLabelledByItsCode() {
        store("""
                {"resourceType":"Condition","id":"labels-4","subject":{"reference":"Patient/labels"},
                 "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"B20"}]}}""");
        assertThat(labels("Condition", "labels-4")).containsExactlyInAnyOrder("HIV", "clinical");
    }

    private void store(String json) {
        store(json, new SystemRequestDetails());
    }

    private void store(String json, SystemRequestDetails details) {
        Resource resource = (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
        daos.getResourceDao(resource).update(resource, details);
    }

    private List<String> labels(String type, String id) {
        return records.resources("labels", java.util.Set.of(type)).stream()
                .filter(json -> json.path("id").asText().equals(id))
                .flatMap(json -> StreamSupport.stream(json.at("/meta/security").spliterator(), false))
                .map(label -> label.path("code").asText())
                .toList();
    }

    private static String label(String code) {
        return "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"" + code + "\"}";
    }

    private static String observation(String id, String gene, String hgnc, String labels) {
        return """
                {"resourceType":"Observation","id":"%s","meta":{"security":[%s]},"status":"final",
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0074","code":"GE"}]}],
                 "subject":{"reference":"Patient/labels"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"84413-4"}]},
                 "valueCodeableConcept":{"text":"*1/*2"},
                 "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},
                   "valueCodeableConcept":{"coding":[{"system":"http://www.genenames.org","code":"%s","display":"%s"}]}}]}""".formatted(id, labels, hgnc, gene).replace("\"meta\":{\"security\":[]},", "");
    }
}
