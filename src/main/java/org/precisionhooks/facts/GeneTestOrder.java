package org.precisionhooks.facts;

import java.util.Optional;

/**
 * A genetic test that was asked for and whose result is not there yet.
 *
 * @param gene HGNC symbol
 * @param allele the one allele that it looks for, {@code *57:01}; empty when the gene is tested as a whole
 * @param begun whether the laboratory has registered it
 */
public record GeneTestOrder(Source source, String gene, Optional<String> allele, boolean begun) implements Fact {}
