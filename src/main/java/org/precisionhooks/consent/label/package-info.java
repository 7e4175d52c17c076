/** How sensitive data are: the labels of a resource, by its content and by what is written on it. */
@NullMarked
package org.precisionhooks.consent.label;

import org.jspecify.annotations.NullMarked;
