package org.precisionhooks.engine.pharmacogenomics;

/**
 * A named allele with what it does.
 *
 * @param name name in the allele table, {@code *2} or {@code c.1905+1G>A (*2A)}
 * @param function its clinical function
 * @param activity its activity value; {@code n/a} where the gene has none
 * @param unknownCopies true for {@code xN}: the number of gene copies is not known
 */
record Allele(String name, AlleleFunction function, ActivityScore activity, boolean unknownCopies) {}
