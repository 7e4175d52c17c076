/** Who may do what on the FHIR API: callers, their scopes and roles, and the consent decision on every path to a resource. */
@NullMarked
package org.precisionhooks.fhir.access;

import org.jspecify.annotations.NullMarked;
