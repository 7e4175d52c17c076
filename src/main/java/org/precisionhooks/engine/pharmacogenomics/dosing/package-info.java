/**
 * Starting doses by published equations and factors, from tables: each input is named, each missing one said, and outside
 * what a model was made for it is refused. A dose here is a range and a model's name, never an order.
 */
@NullMarked
package org.precisionhooks.engine.pharmacogenomics.dosing;

import org.jspecify.annotations.NullMarked;
