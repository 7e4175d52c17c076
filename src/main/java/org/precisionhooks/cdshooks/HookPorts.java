package org.precisionhooks.cdshooks;

import org.precisionhooks.advice.Adviser;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.RecordSource;

/** What a hook call is answered with. */
public record HookPorts(
        RecordSource records,
        PatientReaders readers,
        Adviser adviser,
        IssuedCards issued,
        Repetition repetition,
        CallRate rate) {}
