/** What is audited, and how it is told: IHE BALP AuditEvents, rendered when they are read. */
@NullMarked
package org.precisionhooks.fhir.audit;

import org.jspecify.annotations.NullMarked;
