/**
 * Which drug and dose fit this genome: genotype to phenotype to recommendation, by tables. The published steps are the
 * types: {@code GeneResults} (what was tested), {@code GeneModel} (what it does), {@code Guidance} (what follows).
 */
@NullMarked
package org.precisionhooks.engine.pharmacogenomics;

import org.jspecify.annotations.NullMarked;
