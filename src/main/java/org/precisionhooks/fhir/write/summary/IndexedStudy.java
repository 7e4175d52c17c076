package org.precisionhooks.fhir.write.summary;

import java.util.List;
import org.precisionhooks.facts.GenomicFact;

/**
 * What an index holds of one study beside the stored resources, as far as it may be shown.
 *
 * @param study {@code Procedure/id}
 * @param found how many variants that were found
 * @param named those of them that lie in genes that guidance is about
 */
public record IndexedStudy(String study, long found, List<GenomicFact> named) {

    public IndexedStudy {
        named = List.copyOf(named);
    }
}
