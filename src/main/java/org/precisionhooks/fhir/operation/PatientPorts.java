package org.precisionhooks.fhir.operation;

import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.ResourceSource;

/**
 * What the operations on a patient reach outside for.
 *
 * @param store where the patient's resources are kept
 * @param readers read them
 * @param callers tells who calls
 * @param patients answers for an absent patient
 */
public record PatientPorts(ResourceSource store, PatientReaders readers, Callers callers, PatientLookup patients) {}
