/** The audit on the database: an outbox in each interaction's transaction, chained by one node at a time. */
@NullMarked
package org.precisionhooks.server.audit;

import org.jspecify.annotations.NullMarked;
