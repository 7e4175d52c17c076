/** Who may do what on the FHIR API: the rules of requests, and the consent decision on every path to a resource. */
@NullMarked
package org.precisionhooks.fhir.access;

import org.jspecify.annotations.NullMarked;
