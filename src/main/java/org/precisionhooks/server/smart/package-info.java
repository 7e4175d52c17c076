/** Who calls the FHIR API: trusted authorization servers, their access tokens, and what SMART clients are told of them. */
@NullMarked
package org.precisionhooks.server.smart;

import org.jspecify.annotations.NullMarked;
