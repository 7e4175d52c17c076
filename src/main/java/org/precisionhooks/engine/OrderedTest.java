package org.precisionhooks.engine;

import java.util.Optional;

/**
 * A genetic test that is ordered.
 *
 * @param gene HGNC symbol of the gene that is tested
 * @param allele the one allele that is looked for, {@code *57:01}; empty when the gene is tested as a whole
 */
public record OrderedTest(String gene, Optional<String> allele) {}
