package org.precisionhooks.fhir.write;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicDataFile;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRisk;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.LaboratoryRecommendation;
import org.precisionhooks.facts.MolecularBiomarker;
import org.precisionhooks.facts.MolecularConsequence;
import org.precisionhooks.facts.OverallInterpretation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.TherapeuticImplication;
import org.precisionhooks.facts.UncomputableResult;
import org.precisionhooks.facts.Variant;

/** What was read of a genetic result, in a few words for a person; the gene stands beside it. */
final class GenomicWords {

    private GenomicWords() {}

    static String of(GenomicFact fact) {
        if (fact instanceof Genotype genotype) {
            return genotype.diplotype();
        } else if (fact instanceof Haplotype haplotype) {
            return haplotype.allele() + ", one copy";
        } else if (fact instanceof HlaTyping typing) {
            return String.join("/", typing.alleles()) + (typing.ambiguous() ? ", ambiguous" : "");
        } else if (fact instanceof GenePhenotype phenotype) {
            return joined(Stream.of(
                    phenotype.phenotype(),
                    phenotype
                            .activityScore()
                            .map(score -> "activity score " + score)
                            .orElse("")));
        } else if (fact instanceof AllelePresence allele) {
            return allele.allele() + " " + words(allele.presence());
        } else if (fact instanceof Variant variant) {
            return variant(variant);
        } else if (fact instanceof StructuralVariant variant) {
            return structure(variant);
        }
        return statement(fact).orElseGet(() -> finding(fact));
    }

    private static String variant(Variant variant) {
        return joined(Stream.of(
                name(variant.names(), variant.location()),
                words(variant.presence()),
                words(variant.zygosity()),
                variant.alleleFraction()
                        .map(share -> "allele fraction " + share)
                        .orElse("")));
    }

    private static String name(List<String> names, Optional<GenomicLocation> location) {
        return names.stream()
                .findFirst()
                .or(() -> location.map(GenomicLocation::spdi))
                .orElse("unnamed change");
    }

    private static String structure(StructuralVariant variant) {
        return joined(Stream.of(
                words(variant.change()),
                String.join(", ", variant.names()),
                variant.outer().or(variant::inner).map(Object::toString).orElse(""),
                variant.copyNumber().map(copies -> copies + " copies").orElse(""),
                words(variant.presence())));
    }

    private static Optional<String> statement(GenomicFact fact) {
        if (fact instanceof TherapeuticImplication implication) {
            return Optional.of(joined(Stream.of(
                    implication.implication().label(), labels(implication.medications(), implication.combined()))));
        } else if (fact instanceof DiagnosticImplication implication) {
            return Optional.of(joined(Stream.concat(
                    Stream.of(words(implication.significance())),
                    implication.conditions().stream().map(Concept::label))));
        } else if (fact instanceof LaboratoryRecommendation recommended) {
            return Optional.of(joined(Stream.of(
                    recommended.recommendation().label(),
                    recommended.medication().label())));
        } else if (fact instanceof GenomicRisk risk) {
            return Optional.of(joined(Stream.of(
                    risk.outcome().label(),
                    risk.likelihood().label(),
                    risk.probability().map(share -> "probability " + share).orElse(""))));
        } else if (fact instanceof OverallInterpretation overall) {
            return Optional.of("the test as a whole: " + words(overall.finding()));
        }
        return Optional.empty();
    }

    private static String finding(GenomicFact fact) {
        if (fact instanceof TestedRegions regions) {
            return regions.studied().isEmpty() && regions.uncallable().isEmpty()
                    ? "studied, regions not stated"
                    : regions.studied().size() + " regions studied, "
                            + regions.uncallable().size() + " not callable";
        } else if (fact instanceof PhaseRelationship phase) {
            return words(phase.relation()) + ": " + String.join(", ", phase.results());
        } else if (fact instanceof MolecularConsequence consequence) {
            return joined(Stream.of(
                    String.join(", ", consequence.names()),
                    labels(consequence.consequences(), false),
                    consequence.effect().label()));
        } else if (fact instanceof MolecularBiomarker marker) {
            return joined(Stream.of(
                    marker.biomarker().label(),
                    marker.value().label(),
                    marker.amount()
                            .map(amount -> (amount + " " + marker.unit()).trim())
                            .orElse("")));
        } else if (fact instanceof GenomicDataFile file) {
            return joined(Stream.of("file", file.format(), file.description()));
        }
        return fact instanceof UncomputableResult result ? result.reason() : "";
    }

    private static String labels(List<Concept> concepts, boolean together) {
        return concepts.stream().map(Concept::label).collect(Collectors.joining(together ? " with " : ", "));
    }

    private static String joined(Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty() && !part.equals("unknown")).collect(Collectors.joining("; "));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
