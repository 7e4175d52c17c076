/** Whose rules hold: the organisations of a server, their policies, notices and emergencies. */
@NullMarked
package org.precisionhooks.consent.tenant;

import org.jspecify.annotations.NullMarked;
