/** The decision, a pure function: what is asked for, held against consents and policies, resource by resource. */
@NullMarked
package org.precisionhooks.consent.decision;

import org.jspecify.annotations.NullMarked;
