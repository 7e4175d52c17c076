/** From a request to advice: consent gate, engines, then merging, ranking and fitting to the person. */
@NullMarked
package org.precisionhooks.advice;

import org.jspecify.annotations.NullMarked;
