package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.LaboratoryRecommendation;
import org.precisionhooks.facts.MolecularBiomarker;
import org.precisionhooks.facts.MolecularConsequence;
import org.precisionhooks.facts.OverallInterpretation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.Significance;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.TherapeuticImplication;

/** Compares the values of a transcript record with the facts that were read from the same resource. */
final class TranscriptComparison {

    private static final Map<String, Significance> CLASSES = Map.of(
            "LA6668-3", Significance.PATHOGENIC,
            "LA26332-9", Significance.LIKELY_PATHOGENIC,
            "LA26333-7", Significance.UNCERTAIN,
            "LA26334-5", Significance.LIKELY_BENIGN,
            "LA6675-8", Significance.BENIGN);

    private final Transcript transcript;
    private final List<String> differences = new ArrayList<>();

    private TranscriptComparison(Transcript transcript) {
        this.transcript = transcript;
    }

    /** What differs; empty when a fact says all that the record says. */
    static List<String> differences(Transcript transcript, List<GenomicFact> facts) {
        TranscriptComparison comparison = new TranscriptComparison(transcript);
        facts.stream().findFirst().ifPresent(first -> comparison.compare(first, facts));
        return comparison.differences;
    }

    private void compare(GenomicFact first, List<GenomicFact> facts) {
        switch (transcript.kind()) {
            case "variant" -> differences.addAll(VariantComparison.differences(transcript, first));
            case "genotype", "haplotype", "coreGenetics", "coreGenotype" -> alleles(facts);
            case "therapeuticImplication", "pgxMetabolism(STU1)", "pgxEfficacy(STU1)", "pgxTransporter(STU1)" ->
                therapeutic(only(TherapeuticImplication.class, facts));
            case "diagnosticImplication", "diagnosticImplication(STU1)" ->
                diagnostic(only(DiagnosticImplication.class, facts));
            case "molecularConsequence" -> consequence(only(MolecularConsequence.class, facts));
            case "phase" -> phase(only(PhaseRelationship.class, facts));
            case "overallInterpretation" -> overall(only(OverallInterpretation.class, facts));
            case "regionStudied" -> regions(only(TestedRegions.class, facts));
            case "MSI", "TMB" -> biomarker(only(MolecularBiomarker.class, facts));
            case "Task" -> task(only(LaboratoryRecommendation.class, facts));
            default -> {}
        }
    }

    private static <T extends GenomicFact> T only(Class<T> type, List<GenomicFact> facts) {
        return facts.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private void same(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            differences.add(what + " " + found + " instead of " + expected);
        }
    }

    private void alleles(List<GenomicFact> facts) {
        Set<String> said = new TreeSet<>(Transcript.words(transcript.json().path("value")));
        String value = transcript.json().path("value").asText();
        said.add(value);
        for (GenomicFact fact : facts) {
            if (fact instanceof HlaTyping typing) {
                typing.alleles().forEach(allele -> contained(typing.gene() + allele, said));
            } else if (fact instanceof Genotype genotype) {
                contained(genotype.diplotype(), said);
            } else if (fact instanceof Haplotype haplotype) {
                contained(haplotype.allele(), said);
            }
            Set<String> genes = transcript.genes();
            same("gene", true, genes.isEmpty() || genes.contains(fact.gene()));
        }
    }

    private void contained(String alleles, Set<String> said) {
        same(
                "alleles " + alleles,
                true,
                said.stream().anyMatch(words -> plain(words).contains(plain(alleles))));
    }

    /** Without blanks and without the gene that may stand before each allele. */
    private static String plain(String words) {
        return words.replace("HLA-", "").replace(" ", "").replaceAll("/[A-Z0-9]+\\*", "/*");
    }

    private void therapeutic(TherapeuticImplication fact) {
        same("medications", transcript.labels("medication", "therapy"), labels(fact.medications()));
        Set<String> stated = transcript.labels("therapeuticImplication");
        String value = Transcript.label(transcript.json().path("value"));
        String said = fact.implication().label();
        boolean known = stated.contains(said)
                || value.equals(said)
                || stated.isEmpty() && transcript.labels("conclusion").contains(said)
                || stated.isEmpty() && said.isEmpty();
        same("implication " + said, true, known);
        boolean old = transcript.kind().contains("STU1") || transcript.file().contains("2.0.0");
        boolean joint = transcript.labels("medication", "therapy").size() > 1 && !old;
        same("combined", joint, fact.combined());
        same("conditions", transcript.labels("phenotypeContext"), labels(fact.conditions()));
        same("evidence", transcript.labels("evidence"), labels(fact.evidence()));
    }

    private void diagnostic(DiagnosticImplication fact) {
        Set<String> stated = transcript.words("clinicalSignificance");
        stated.addAll(Transcript.words(transcript.json().path("value")));
        stated.retainAll(CLASSES.keySet());
        Significance expected = stated.isEmpty()
                ? Significance.UNKNOWN
                : CLASSES.get(stated.iterator().next());
        same("significance", expected, fact.significance());
        same("conditions", transcript.labels("phenotypeContext"), labels(fact.conditions()));
        same("inheritance", transcript.labels("modeOfInheritance"), labels(List.of(fact.inheritance())));
    }

    private void consequence(MolecularConsequence fact) {
        same("names", transcript.words("cHGVS", "pHGVS", "transcript"), new TreeSet<>(fact.names()));
        same("consequences", transcript.labels("featureConsequence"), labels(fact.consequences()));
        same("effect", transcript.labels("functionalEffect"), labels(List.of(fact.effect())));
        same("results", transcript.references("derivedFrom"), ids(fact.results()));
    }

    private void phase(PhaseRelationship fact) {
        String value = Transcript.label(transcript.json().path("value"));
        same("relation", value.toUpperCase(Locale.ROOT), fact.relation().name());
        same("results", transcript.references("derivedFrom"), ids(fact.results()));
    }

    private void overall(OverallInterpretation fact) {
        boolean positive = Transcript.words(transcript.json().path("value")).contains("LA6576-8");
        same("finding", positive ? Presence.PRESENT : Presence.ABSENT, fact.finding());
    }

    private void regions(TestedRegions fact) {
        List<String> expected = new ArrayList<>();
        for (JsonNode range : transcript.component("rangesExamined")) {
            long start =
                    range.path("low").path("value").asLong() - transcript.base().orElseThrow();
            expected.add(transcript.accession() + ":" + start + "-"
                    + range.path("high").path("value").asLong());
        }
        same("regions", expected, fact.studied().stream().map(Object::toString).toList());
        same("gene", String.join("", transcript.genes()), fact.gene());
    }

    private void biomarker(MolecularBiomarker fact) {
        JsonNode value = transcript.json().path("value");
        boolean number = value.path("value").isNumber();
        same("amount", number, fact.amount().isPresent());
        fact.amount().ifPresent(amount -> same("amount", value.path("value").decimalValue(), amount));
        same("value", number ? "" : Transcript.label(value), fact.value().label());
    }

    private void task(LaboratoryRecommendation fact) {
        Set<String> codes = Transcript.words(transcript.json().path("codes"));
        same(
                "recommendation",
                true,
                codes.contains(fact.recommendation().codings().get(0).code()));
        String text = transcript.json().path("description").asText("");
        same(
                "text",
                text.isEmpty() || text.equals("null")
                        ? transcript.json().path("codes").path("text").asText()
                        : text,
                fact.text());
        same(
                "results",
                Set.of(Transcript.last(transcript.json().path("reasonReference").asText())),
                ids(fact.results()));
    }

    private static Set<String> labels(Collection<Concept> concepts) {
        Set<String> labels = concepts.stream().map(Concept::label).collect(Collectors.toCollection(TreeSet::new));
        labels.remove("");
        return labels;
    }

    private static Set<String> ids(List<String> references) {
        return references.stream().map(Transcript::last).collect(Collectors.toCollection(TreeSet::new));
    }
}
