/**
 * The codes and words by which results are recognised:
 * the tables of {@code knowledge/genomics} and {@code knowledge/measurements}.
 */
@NullMarked
package org.precisionhooks.fhir.read.vocabulary;

import org.jspecify.annotations.NullMarked;
