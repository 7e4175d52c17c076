/** What patients laid down: Consents, which of them are in force, and what is doubtful about one. */
@NullMarked
package org.precisionhooks.consent.document;

import org.jspecify.annotations.NullMarked;
