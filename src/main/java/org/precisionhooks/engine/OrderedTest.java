package org.precisionhooks.engine;

import java.util.Optional;

/**
 * A genetic test that is ordered.
 *
 * @param gene HGNC symbol of the gene that is tested; empty for a panel that names none
 * @param allele the one allele that is looked for, {@code *57:01}; empty when the gene is tested as a whole
 */
public record OrderedTest(String gene, Optional<String> allele) {

    /** A panel of pharmacogenes of which nobody says which genes it tests. */
    public static final OrderedTest PANEL = new OrderedTest("", Optional.empty());

    public boolean isPanel() {
        return gene.isEmpty();
    }
}
