package org.precisionhooks.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Allergy;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.CodedResult;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.FamilyHistory;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.facts.MedicationUse;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.Preference;
import org.precisionhooks.facts.Procedure;
import org.precisionhooks.facts.Residence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.facts.TherapeuticImplication;
import org.precisionhooks.facts.UncomputableResult;
import org.precisionhooks.facts.Variant;

/** Spells facts and issues in one line each, for the cases. */
final class Spelled {

    private Spelled() {}

    static List<String> facts(PatientRecord record) {
        List<String> lines = new ArrayList<>();
        for (SourcedFacts source : record.sources()) {
            source.facts().forEach(fact -> lines.add(fact(fact)));
        }
        return lines;
    }

    static List<String> issues(PatientRecord record) {
        List<String> lines = new ArrayList<>();
        record.issues().forEach(issue -> lines.add(issue.reference() + " " + issue.code()));
        for (SourcedFacts source : record.sources()) {
            source.issues().forEach(issue -> lines.add(issue.reference() + " " + issue.code()));
        }
        return lines;
    }

    static String fact(Fact fact) {
        String status = fact.source().status() == ResultStatus.FINAL
                ? ""
                : " " + fact.source().status();
        String time = fact.source().time().map(at -> " on " + at.text()).orElse("");
        String kind = fact.getClass().getSimpleName();
        return fact.source().reference() + " " + kind + " " + content(fact) + status + time;
    }

    private static String content(Fact fact) {
        if (fact instanceof GenomicFact genomic) {
            String origin = genomic.origin() == Origin.UNSTATED ? "" : " " + genomic.origin();
            return (genomic.gene().isEmpty() ? "?" : genomic.gene()) + " " + genomic(genomic) + origin;
        } else if (fact instanceof Demographics person) {
            return person.sex() + " " + person.birthDate().map(Object::toString).orElse("?");
        } else if (fact instanceof MedicationUse use) {
            return drug(use.medication()) + (use.active() ? " active" : " past") + period(use.period());
        } else if (fact instanceof Condition condition) {
            return condition.concept().label()
                    + (condition.active() ? " active" : " past")
                    + (condition.confirmed() ? "" : " unconfirmed");
        } else if (fact instanceof Allergy allergy) {
            return labels(allergy.substances()) + (allergy.active() ? " active" : " past");
        } else if (fact instanceof Measurement measured) {
            return measured.concept().label() + " " + measured.value() + " " + measured.unit();
        } else if (fact instanceof Residence residence) {
            return residence.country() + " " + residence.postalCode();
        } else if (fact instanceof FamilyHistory relative) {
            return relative.relationship().label() + " " + relative.sex() + " "
                    + relative.conditions().stream()
                            .map(one -> one.concept().label()
                                    + one.onsetAge().map(age -> " at " + age).orElse(""))
                            .toList();
        } else if (fact instanceof Preference wish) {
            return wish.kind() + " " + wish.words()
                    + wish.until().map(day -> " until " + day).orElse("");
        } else if (fact instanceof CodedResult result) {
            return result.concept().label() + " " + result.value().label();
        }
        return ((Procedure) fact).concept().label();
    }

    private static String genomic(GenomicFact fact) {
        if (fact instanceof Genotype genotype) {
            return genotype.diplotype();
        } else if (fact instanceof Haplotype haplotype) {
            return haplotype.allele();
        } else if (fact instanceof HlaTyping typing) {
            return typing.alleles() + (typing.ambiguous() ? " ambiguous" : "");
        } else if (fact instanceof GenePhenotype phenotype) {
            return phenotype.phenotype()
                    + phenotype.activityScore().map(score -> " score " + score).orElse("");
        } else if (fact instanceof AllelePresence allele) {
            return allele.allele() + " " + allele.presence();
        } else if (fact instanceof Variant variant) {
            return variant.presence() + " " + variant.zygosity() + " " + variant.names()
                    + variant.location().map(at -> " at " + spdi(at)).orElse("")
                    + variant.alleleFraction()
                            .map(share -> " fraction " + share)
                            .orElse("")
                    + variant.phase()
                            .map(phase -> " phase " + phase.set() + "/" + phase.copy())
                            .orElse("");
        } else if (fact instanceof TherapeuticImplication implication) {
            return (implication.combined() ? "combined " : "") + labels(implication.medications()) + " "
                    + implication.implication().label()
                    + (implication.conditions().isEmpty() ? "" : " in " + labels(implication.conditions()))
                    + (implication.evidence().isEmpty() ? "" : " evidence " + labels(implication.evidence()));
        }
        return GenomicSpelled.of(fact).orElseGet(() -> ((UncomputableResult) fact).reason());
    }

    private static String spdi(GenomicLocation location) {
        return location.spdi();
    }

    static String drug(Medication medication) {
        String ingredients = medication.ingredients().isEmpty() ? "" : " of " + labels(medication.ingredients());
        return medication.concept().label() + ingredients;
    }

    private static String period(Optional<ClinicalTime> period) {
        return period.map(time -> " in " + time.text()).orElse("");
    }

    static String labels(List<Concept> concepts) {
        return concepts.stream().map(Concept::label).collect(Collectors.joining(", ", "[", "]"));
    }
}
