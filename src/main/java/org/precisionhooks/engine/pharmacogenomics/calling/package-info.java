/**
 * Named alleles from variants, by tables of definitions and PharmCAT's published semantics: a position that was not tested is
 * missing and never reference, pairs that fit equally well are returned together, and nothing is called that the tested
 * positions leave open. What an allele does is told by the package above.
 */
@NullMarked
package org.precisionhooks.engine.pharmacogenomics.calling;

import org.jspecify.annotations.NullMarked;
