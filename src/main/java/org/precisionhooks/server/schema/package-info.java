/** The databases that are supported, how a hook call uses one, and the migrations of HAPI's tables and of ours. */
@NullMarked
package org.precisionhooks.server.schema;

import org.jspecify.annotations.NullMarked;
