/** The security labelling service at the door of the store: what comes in is labelled by its content. */
@NullMarked
package org.precisionhooks.fhir.label;

import org.jspecify.annotations.NullMarked;
