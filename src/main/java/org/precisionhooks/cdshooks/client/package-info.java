/** Who calls: the profile of a client, what it declares of its user, and what it understands. */
@NullMarked
package org.precisionhooks.cdshooks.client;

import org.jspecify.annotations.NullMarked;
