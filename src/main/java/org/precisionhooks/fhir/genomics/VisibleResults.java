package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.fhir.index.FiledResult;
import org.precisionhooks.fhir.index.ResultKind;
import org.precisionhooks.fhir.index.ResultSearch;

/** Haplotypes, genotypes, implications, consequences and phases that the caller may see, as Observations. */
final class VisibleResults {

    private final ResultSearch search;
    private final VisibleResources resources;
    private final AnswerCopies copies;
    private final Components components;

    VisibleResults(ResultSearch search, VisibleResources resources, AnswerCopies copies, Components components) {
        this.search = search;
        this.resources = resources;
        this.copies = copies;
        this.components = components;
    }

    /** All of a patient, of any test. */
    List<ShownResult> of(Asking asking, Set<ResultKind> kinds) {
        return shown(asking.details(), search.of(asking.patient(), kinds));
    }

    /** Those of the tests and the source class that are asked about. */
    List<ShownResult> admitted(Asking asking, Set<ResultKind> kinds) {
        List<FiledResult> filed = search.of(asking.patient(), kinds).stream()
                .filter(one -> asking.limits().admit(one.result()))
                .toList();
        return shown(asking.details(), filed).stream()
                .filter(one -> isOf(one.observation(), asking.limits().origin()))
                .toList();
    }

    List<ShownResult> shown(RequestDetails details, List<FiledResult> filed) {
        Map<String, String> patients = new TreeMap<>();
        filed.forEach(one -> patients.put(one.result().source().resource(), one.patient()));
        Map<String, Resource> visible = resources.ofResults(details, patients);
        List<ShownResult> shown = new ArrayList<>();
        for (FiledResult one : filed) {
            String reference = one.result().source().reference();
            Optional.ofNullable(visible.get(one.result().source().resource()))
                    .flatMap(whole -> copies.of(whole, reference, Optional.empty()))
                    .ifPresent(observation -> shown.add(new ShownResult(one, observation)));
        }
        return shown;
    }

    /** Whether a result says that it is of the source class that is asked about. */
    boolean isOf(Observation observation, Optional<Origin> origin) {
        return origin.isEmpty()
                || components.values(observation, Components.SOURCE_CLASS).stream()
                        .anyMatch(value -> SourceClass.of(value).equals(origin));
    }
}
