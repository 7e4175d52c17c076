/** The HTTP side of the standalone server: the FHIR servlet, bounds on requests, errors that tell no more than they must. */
@NullMarked
package org.precisionhooks.server.web;

import org.jspecify.annotations.NullMarked;
