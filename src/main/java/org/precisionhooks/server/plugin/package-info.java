/** The Spring Boot auto-configuration by which Precision Hooks joins a HAPI FHIR JPA server. */
@NullMarked
package org.precisionhooks.server.plugin;

import org.jspecify.annotations.NullMarked;
