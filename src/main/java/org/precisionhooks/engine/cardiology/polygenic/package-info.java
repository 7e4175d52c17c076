/**
 * Polygenic scores: files of the PGS Catalog that a site loads, summed over a person's genotypes. A sum is no risk: without a
 * reference of the same ancestry it has no percentile and no class, and it never enters an equation.
 */
@NullMarked
package org.precisionhooks.engine.cardiology.polygenic;

import org.jspecify.annotations.NullMarked;
