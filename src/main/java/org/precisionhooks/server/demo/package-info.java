/** The synthetic demo patients. */
@NullMarked
package org.precisionhooks.server.demo;

import org.jspecify.annotations.NullMarked;
