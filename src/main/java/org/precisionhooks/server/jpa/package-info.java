/** HAPI's JPA storage of the standalone server. */
@NullMarked
package org.precisionhooks.server.jpa;

import org.jspecify.annotations.NullMarked;
