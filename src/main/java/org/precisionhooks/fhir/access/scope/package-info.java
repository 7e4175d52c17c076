/** Callers, their roles, and what the scopes of their tokens grant. */
@NullMarked
package org.precisionhooks.fhir.access.scope;

import org.jspecify.annotations.NullMarked;
