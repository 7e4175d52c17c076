/** Spring Boot and HAPI FHIR JPA wiring, health; {@code Engines} is the one list of engines. */
@NullMarked
package org.precisionhooks.server;

import org.jspecify.annotations.NullMarked;
