/** Emergency overrides in the database: which are open, and the queue of those who review them. */
@NullMarked
package org.precisionhooks.server.overrides;

import org.jspecify.annotations.NullMarked;
