package org.precisionhooks.fhir.genomics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.index.FiledResult;
import org.precisionhooks.fhir.index.ResultKind;
import org.precisionhooks.fhir.index.ResultSearch;
import org.precisionhooks.fhir.index.StudyExtensions;
import org.precisionhooks.genome.ReferenceSequences;

/** What was tested of a patient: tests with their dates, specimens, builds, and the regions that they looked at. */
final class StudyQuestions {

    private static final String UNKNOWN = "unknown";

    private final ResultSearch search;
    private final VisibleResources resources;
    private final ReferenceSequences sequences;
    private final OtherBuild otherBuild;

    StudyQuestions(
            ResultSearch search, VisibleResources resources, ReferenceSequences sequences, OtherBuild otherBuild) {
        this.search = search;
        this.resources = resources;
        this.sequences = sequences;
        this.otherBuild = otherBuild;
    }

    Parameters of(Asking asking) {
        List<RangeItem> ranges = RangeItem.all(asking.input().items("ranges"), sequences);
        List<FiledResult> studies = search.of(asking.patient(), Set.of(ResultKind.STUDY)).stream()
                .filter(filed -> asking.limits().admit(filed.result()))
                .toList();
        Map<String, Resource> visible = resources.of(
                asking.details(),
                studies.stream()
                        .map(filed -> filed.result().source().resource())
                        .toList());
        Parameters answer = new Parameters();
        visible.values().stream()
                .filter(Procedure.class::isInstance)
                .map(Procedure.class::cast)
                .collect(groupingBy(Test::of, LinkedHashMap::new, toList()))
                .values()
                .forEach(parts -> write(parts, ranges, AnswerPart.of(answer, "tests")));
        return answer;
    }

    /** What studies are parts of one test by, such as those of an import, of which there is one for each knowledge domain. */
    private record Test(String id, String performed, String material, String build) {

        static Test of(Procedure study) {
            return new Test(
                    testId(study),
                    date(study).map(DateTimeType::getValueAsString).orElse(""),
                    specimen(study).orElse(""),
                    concepts(study, "genome-build")
                            .flatMap(build -> build.getCoding().stream())
                            .map(Coding::getCode)
                            .findFirst()
                            .orElse(""));
        }
    }

    private void write(List<Procedure> studies, List<RangeItem> ranges, AnswerPart part) {
        Procedure study = studies.get(0);
        part.text("testId", testId(study));
        date(study).ifPresent(date -> part.value("testDate", date));
        specimen(study).ifPresent(specimen -> part.text("specimenId", specimen));
        concepts(study, "genome-build").limit(1).forEach(build -> part.value("genomicBuild", trimmed(build)));
        List<Coding> changes = changes(studies);
        if (!changes.isEmpty()) {
            part.value("dnaChangeType", new CodeableConcept().setCoding(changes));
        }
        if (!ranges.isEmpty()) {
            List<GenomicRegion> asked = studies.stream()
                    .flatMap(each -> regions(each, ranges).stream())
                    .distinct()
                    .toList();
            part.text("regionStudied", written(all(studies, "studied"), asked));
            part.text("uncallableRegions", written(all(studies, "uncalled"), asked));
        }
    }

    private static Regions all(List<Procedure> studies, String part) {
        return Regions.of(studies.stream().flatMap(study -> StudyRegions.of(study, part).all().stream()));
    }

    private static List<Coding> changes(List<Procedure> studies) {
        Map<String, Coding> changes = new LinkedHashMap<>();
        studies.stream()
                .flatMap(study -> concepts(study, "change-type"))
                .flatMap(concept -> concept.getCoding().stream())
                .forEach(coding -> changes.putIfAbsent(coding.getSystem() + "|" + coding.getCode(), coding.copy()));
        return List.copyOf(changes.values());
    }

    /** In the build of the study, to which a range of the other one is lifted. */
    private List<GenomicRegion> regions(Procedure study, List<RangeItem> ranges) {
        List<GenomicRegion> asked = new ArrayList<>();
        boolean stated = !StudyRegions.of(study, "studied").isEmpty();
        for (RangeItem range : ranges) {
            asked.add(range.region());
            Optional<GenomicRegion> other = otherBuild.chromosome(range.region().referenceSequence());
            Optional<GenomicRegion> lifted = otherBuild.lift(range.region());
            lifted.ifPresent(asked::add);
            if (stated
                    && lifted.isEmpty()
                    && other.filter(chromosome -> touches(study, chromosome)).isPresent()) {
                throw GenomicRefusal.NOT_LIFTED.exception(range.text());
            }
        }
        return asked;
    }

    private static boolean touches(Procedure study, GenomicRegion chromosome) {
        return !StudyRegions.of(study, "studied").within(List.of(chromosome)).isEmpty();
    }

    /** A study that states no places may have looked anywhere. */
    private static String written(Regions stated, List<GenomicRegion> asked) {
        return stated.isEmpty() ? UNKNOWN : stated.within(asked).toString();
    }

    private static String testId(Procedure study) {
        return study.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .map(Identifier::getValue)
                .findFirst()
                .orElseGet(() -> study.getIdElement().getIdPart());
    }

    private static Optional<DateTimeType> date(Procedure study) {
        Type performed = study.getPerformed();
        if (performed instanceof Period period) {
            return period.hasStart() ? Optional.of(period.getStartElement()) : Optional.empty();
        }
        return performed instanceof DateTimeType date && date.hasValue() ? Optional.of(date) : Optional.empty();
    }

    private static Optional<String> specimen(Procedure study) {
        return study.getExtensionsByUrl(StudyExtensions.ANALYSIS + "specimen").stream()
                .map(Extension::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .flatMap(reference -> reference.hasIdentifier()
                        ? Stream.ofNullable(reference.getIdentifier().getValue())
                        : Stream.ofNullable(reference.getReferenceElement().getIdPart()))
                .findFirst();
    }

    private static Stream<CodeableConcept> concepts(Procedure study, String name) {
        return study.getExtensionsByUrl(StudyExtensions.ANALYSIS + name).stream()
                .map(Extension::getValue)
                .filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast);
    }

    /** Codes arrive with blanks around them. */
    private static CodeableConcept trimmed(CodeableConcept concept) {
        CodeableConcept copy = concept.copy();
        copy.getCoding().stream()
                .filter(Coding::hasCode)
                .forEach(coding -> coding.setCode(coding.getCode().strip()));
        return copy;
    }
}
