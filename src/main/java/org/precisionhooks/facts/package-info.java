/** What is known of one patient, as records: each fact names the resource it came from, its date and its status. */
@NullMarked
package org.precisionhooks.facts;

import org.jspecify.annotations.NullMarked;
