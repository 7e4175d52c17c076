package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;

/**
 * A question about one patient, who is there and may be read.
 *
 * @param patient logical id
 * @param limits the tests that are asked about
 */
record Asking(RequestDetails details, OperationInput input, String patient, TestLimits limits) {}
