/** One resource as it is read: its place among the others, whom it is about, and what its readers find in it. */
@NullMarked
package org.precisionhooks.fhir.read.resource;

import org.jspecify.annotations.NullMarked;
