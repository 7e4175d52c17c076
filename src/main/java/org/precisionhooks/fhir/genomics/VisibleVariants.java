package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        return some(details, filed.stream(), Integer.MAX_VALUE);
    }

    boolean any(RequestDetails details, List<FiledVariant> filed) {
        return any(details, filed.stream());
    }

    boolean any(RequestDetails details, Stream<FiledVariant> filed) {
        return !some(details, filed, 0).isEmpty();
    }

    /** All of them, or more than so many. */
    List<ShownVariant> some(RequestDetails details, Stream<FiledVariant> filed, int most) {
        List<ShownVariant> shown = new ArrayList<>();
        Iterator<FiledVariant> left = filed.iterator();
        while (left.hasNext() && shown.size() <= most) {
            shown.addAll(portion(details, portion(left)));
        }
        return shown;
    }

    /** By reference the patient of each; what is shown of them is not kept. */
    Map<String, String> patients(RequestDetails details, Stream<FiledVariant> filed) {
        Map<String, String> patients = new TreeMap<>();
        Iterator<FiledVariant> left = filed.iterator();
        while (left.hasNext()) {
            portion(details, portion(left))
                    .forEach(shown ->
                            patients.put(shown.reference(), shown.filed().patient()));
        }
        return patients;
    }

    private static List<FiledVariant> portion(Iterator<FiledVariant> left) {
        List<FiledVariant> portion = new ArrayList<>(PORTION);
        while (left.hasNext() && portion.size() < PORTION) {
            portion.add(left.next());
        }
        return portion;
    }

    private List<ShownVariant> portion(RequestDetails details, List<FiledVariant> filed) {
        Map<String, String> patients = new TreeMap<>();
        filed.forEach(one -> patients.put(one.variant().fact().source().resource(), one.patient()));
        Map<String, Resource> visible = resources.ofResults(details, patients);
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
