package org.precisionhooks.fhir.genomics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Observation;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.PhaseRelation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.index.ResultKind;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.fhir.write.genomic.ResultFrame;

/** Which of the shown variants lie on the same copy: as stored, and by the phase sets of an import. */
final class PhaseRelations {

    private final VisibleResults results;
    private final GenomicFactWriter writer;

    PhaseRelations(VisibleResults results, GenomicFactWriter writer) {
        this.results = results;
        this.writer = writer;
    }

    List<Observation> among(Asking asking, List<ShownVariant> variants) {
        Set<String> shown = variants.stream().map(ShownVariant::reference).collect(Collectors.toSet());
        Stream<Observation> stored = results.of(asking, Set.of(ResultKind.SEQUENCE_PHASE)).stream()
                .map(ShownResult::observation)
                .filter(relation -> relation.getDerivedFrom().size() == 2)
                .filter(relation -> relation.getDerivedFrom().stream()
                        .allMatch(end -> shown.contains(end.getReferenceElement()
                                .toUnqualifiedVersionless()
                                .getValue())));
        return Stream.concat(stored, bySets(variants).stream()).toList();
    }

    private record PhaseSet(String source, String name) {}

    /** Each variant with the next of its set, which tells of all pairs. */
    private List<Observation> bySets(List<ShownVariant> variants) {
        Map<PhaseSet, ShownVariant> last = new HashMap<>();
        List<Observation> relations = new ArrayList<>();
        for (ShownVariant variant : variants) {
            phase(variant).ifPresent(phase -> {
                ShownVariant before = last.put(new PhaseSet(source(variant), phase.set()), variant);
                if (before != null) {
                    relations.add(relation(before, variant));
                }
            });
        }
        return relations;
    }

    /** Sets are named within one test: what became an Observation names its study, a row of the index stands in it. */
    private static String source(ShownVariant variant) {
        return variant.observation().getPartOf().stream()
                .map(study -> study.getReferenceElement().toUnqualifiedVersionless())
                .filter(study -> "Procedure".equals(study.getResourceType()))
                .map(IIdType::getValue)
                .findFirst()
                .orElse(variant.filed().reference());
    }

    private static Optional<Phase> phase(ShownVariant variant) {
        return variant.filed().variant().simple().flatMap(simple -> simple.phase());
    }

    private Observation relation(ShownVariant first, ShownVariant second) {
        boolean cis = phase(first).map(Phase::copy).equals(phase(second).map(Phase::copy));
        Source source = first.filed().variant().fact().source();
        Observation written = writer.phase(
                new PhaseRelationship(
                        source,
                        "",
                        first.filed().variant().fact().origin(),
                        cis ? PhaseRelation.CIS : PhaseRelation.TRANS,
                        List.of(first.reference(), second.reference())),
                ResultFrame.of("Patient/" + first.filed().patient()));
        written.setId(AnswerIds.of(first.reference() + " " + second.reference()));
        return written;
    }
}
