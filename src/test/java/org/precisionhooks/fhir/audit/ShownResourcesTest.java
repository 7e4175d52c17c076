package org.precisionhooks.fhir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Whoever is named in an answer is found, wherever the name stands. */
class ShownResourcesTest {

    @Test
    void patientShowsThemselvesAndWhomTheyAreLinkedTo() {
        Patient patient = new Patient();
        patient.setId("Patient/a/_history/2");
        patient.addLink().setOther(new Reference("Patient/b"));

        ShownResources shown = shown(patient);

        assertThat(shown.patients()).containsExactlyInAnyOrder("a", "b");
        assertThat(shown.references()).containsExactly("Patient/a/_history/2");
    }

    @Test
    void patientIsFoundInAnyRole() {
        Observation observation = new Observation();
        observation.setId("Observation/1");
        observation.setSubject(new Reference("http://example.org/fhir/Patient/a"));
        observation.addPerformer(new Reference("Patient/b"));
        observation.addPerformer(new Reference("Practitioner/c"));

        assertThat(shown(observation).patients()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void answersWithinAnswersAreLookedInto() {
        Observation observation = new Observation();
        observation.setSubject(new Reference("Patient/a"));
        Bundle inner = new Bundle();
        inner.addEntry().setResource(observation);
        Bundle outer = new Bundle();
        outer.addEntry().setResource(inner);
        outer.addEntry();

        assertThat(shown(outer).patients()).containsExactly("a");
    }

    @Test
    void parametersNamePatientsByValueAndByResource() {
        Patient patient = new Patient();
        patient.setId("a");
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("x").setValue(new Reference("Patient/b"));
        parameters.addParameter().setName("y").addPart().setName("z").setResource(patient);

        assertThat(shown(parameters).patients()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void parametersAreLookedIntoToAnyDepth() {
        Observation observation = new Observation();
        observation.setId("Observation/1");
        observation.setSubject(new Reference("Patient/a"));
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(observation);
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("x").addPart().setName("y").addPart().setResource(bundle);

        assertThat(shown(parameters).patients()).containsExactly("a");
        assertThat(shown(parameters).references()).containsExactly("Observation/1");
    }

    @Test
    void nothingShowsNobody() {
        assertThat(shown(null).patients()).isEmpty();
        assertThat(shown(new OperationOutcome()).patients()).isEmpty();
    }

    private static ShownResources shown(IBaseResource answer) {
        return ShownResources.of(FhirContext.forR4Cached(), answer);
    }
}
