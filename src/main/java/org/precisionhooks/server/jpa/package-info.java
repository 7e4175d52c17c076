/** The database, its schema and the HAPI FHIR JPA server of the standalone server. */
@NullMarked
package org.precisionhooks.server.jpa;

import org.jspecify.annotations.NullMarked;
