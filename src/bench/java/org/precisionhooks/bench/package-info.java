/** What a hook call costs, beside what its parts and its alternatives cost. */
@NullMarked
package org.precisionhooks.bench;

import org.jspecify.annotations.NullMarked;
