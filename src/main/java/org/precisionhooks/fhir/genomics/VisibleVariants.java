package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.fhir.index.FiledVariant;

/** Indexed variants that the caller may see, as Observations. */
final class VisibleVariants {

    /** How many are looked at together; where one is enough, the first ones mostly are. */
    private static final int PORTION = 100;

    private final VisibleResources resources;
    private final AnswerCopies copies;
    private final ImportedVariants imported;

    VisibleVariants(VisibleResources resources, AnswerCopies copies, ImportedVariants imported) {
        this.resources = resources;
        this.copies = copies;
        this.imported = imported;
    }

    List<ShownVariant> all(RequestDetails details, List<FiledVariant> filed) {
        List<ShownVariant> shown = new ArrayList<>();
        for (int from = 0; from < filed.size(); from += PORTION) {
            shown.addAll(portion(details, filed.subList(from, Math.min(filed.size(), from + PORTION))));
        }
        return shown;
    }

    boolean any(RequestDetails details, List<FiledVariant> filed) {
        boolean found = false;
        for (int from = 0; !found && from < filed.size(); from += PORTION) {
            found = !portion(details, filed.subList(from, Math.min(filed.size(), from + PORTION)))
                    .isEmpty();
        }
        return found;
    }

    private List<ShownVariant> portion(RequestDetails details, List<FiledVariant> filed) {
        Map<String, Resource> visible = resources.of(
                details,
                filed.stream()
                        .map(one -> one.variant().fact().source().resource())
                        .collect(Collectors.toCollection(TreeSet::new)));
        Map<Kind, Boolean> kinds = new HashMap<>();
        List<ShownVariant> shown = new ArrayList<>();
        for (FiledVariant one : filed) {
            Optional.ofNullable(visible.get(one.variant().fact().source().resource()))
                    .flatMap(whole -> observation(details, whole, one, kinds))
                    .ifPresent(observation -> shown.add(new ShownVariant(one, observation)));
        }
        return shown;
    }

    /** What imported variants of one import must share to be decided alike: consent knows genes, not places. */
    private record Kind(String resource, String gene, Origin origin) {}

    private Optional<Observation> observation(
            RequestDetails details, Resource whole, FiledVariant one, Map<Kind, Boolean> kinds) {
        if (!ImportedVariants.isImported(one)) {
            return copies.of(whole, one.reference(), Optional.of(one));
        }
        Observation rendered = imported.render(one);
        Kind kind = new Kind(
                one.reference(),
                one.variant().fact().gene(),
                one.variant().fact().origin());
        boolean seen = kinds.computeIfAbsent(
                kind, unknown -> resources.seen(details, List.of(rendered)).get(0));
        return seen ? Optional.of(rendered) : Optional.empty();
    }
}
