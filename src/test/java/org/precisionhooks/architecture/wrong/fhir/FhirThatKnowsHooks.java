package org.precisionhooks.architecture.wrong.fhir;

import org.precisionhooks.architecture.wrong.cdshooks.HooksThatKnowTheServer;

/** Breaks the row of fhir. */
public record FhirThatKnowsHooks(HooksThatKnowTheServer hooks) {}
