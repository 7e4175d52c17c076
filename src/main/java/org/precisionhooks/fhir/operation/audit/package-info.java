/** Operations on what was decided and shown: the audit, its report to the patient, and the review of emergencies. */
@NullMarked
package org.precisionhooks.fhir.operation.audit;

import org.jspecify.annotations.NullMarked;
