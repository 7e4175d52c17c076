package org.precisionhooks.architecture.wrong.facts;

import org.hl7.fhir.r4.model.Patient;

/** Breaks the ban on libraries, and has a getter. */
record FactOfALibrary(Patient patient) {
    Patient getPatient() {
        return patient;
    }
}
