package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.index.FiledVariant;
import org.precisionhooks.fhir.index.IndexedVariant;
import org.precisionhooks.fhir.index.StudyCount;
import org.precisionhooks.fhir.index.VariantSearch;
import org.precisionhooks.fhir.operation.IndexedStudies;
import org.precisionhooks.fhir.write.summary.IndexedStudy;

/** Sums up imported files, whose rows stand in the index only; consent decides about them by gene, as where they are found. */
final class VisibleStudies implements IndexedStudies {

    /** The more a file has in genes of guidance, the less a reader learns from each. */
    private static final int MOST = 500;

    private final VariantSearch search;
    private final VisibleVariants visible;

    VisibleStudies(VariantSearch search, VisibleVariants visible) {
        this.search = search;
        this.visible = visible;
    }

    @Override
    public List<IndexedStudy> of(RequestDetails details, String patient, Set<String> genes) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (StudyCount count : search.countsOfStudies(patient)) {
            if (visible.any(details, List.of(alike(patient, count)))) {
                counts.merge(count.study(), count.variants(), Long::sum);
            }
        }
        List<IndexedStudy> studies = new ArrayList<>();
        counts.forEach((study, found) -> studies.add(new IndexedStudy(study, found, named(details, study, genes))));
        return studies;
    }

    /** A variant that is decided about as all those of a study and a gene. */
    private static FiledVariant alike(String patient, StudyCount count) {
        Variant variant = new Variant(
                new Source(count.study(), ResultStatus.FINAL, Optional.empty()),
                count.gene(),
                count.origin(),
                Presence.PRESENT,
                Zygosity.UNKNOWN,
                List.of(),
                Optional.empty());
        return new FiledVariant(patient, new IndexedVariant(variant, "", ""));
    }

    private List<GenomicFact> named(RequestDetails details, String study, Set<String> genes) {
        return visible.all(details, search.ofStudy(study, genes, MOST)).stream()
                .map(shown -> shown.filed().variant().fact())
                .toList();
    }
}
