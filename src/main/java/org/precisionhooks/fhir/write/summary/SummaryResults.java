package org.precisionhooks.fhir.write.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.MolecularConsequence;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.TherapeuticImplication;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.fhir.write.genomic.ResultFrame;
import org.precisionhooks.knowledge.Knowledge;

/** Writes the results of a summary: as Genomics Reporting has them, each with the address of what it was read from. */
final class SummaryResults {

    private final GenomicFactWriter facts;
    private final LaboratoryStatements statements;

    SummaryResults(Knowledge knowledge) {
        this.facts = new GenomicFactWriter(knowledge);
        this.statements = new LaboratoryStatements(new GeneCodes(knowledge));
    }

    /**
     * Writes all facts.
     *
     * @param resources takes what is written, by its address in the document
     * @return the addresses of what each fact became
     */
    Map<GenomicFact, List<String>> write(List<GenomicFact> found, SummaryFrame frame, Map<String, Resource> resources) {
        Map<GenomicFact, List<String>> written = new IdentityHashMap<>();
        Map<String, String> inside = new HashMap<>();
        Run run = new Run(frame, ResultFrame.of(frame.patientUrn()), resources, inside);
        for (GenomicFact fact : found) {
            facts.write(fact, run.results())
                    .ifPresent(resource -> written.put(fact, List.of(run.keep(fact, resource))));
        }
        for (GenomicFact fact : found) {
            List<String> basis = basis(fact, written, run);
            List<String> own = statements.write(fact, run.results(), basis).stream()
                    .map(resource -> run.keep(fact, resource))
                    .toList();
            if (!own.isEmpty()) {
                written.put(fact, own);
            }
        }
        resources.values().forEach(resource -> GenomicSummary.resolve(resource, frame, inside));
        return Collections.unmodifiableMap(written);
    }

    /** One writing of a document. */
    private record Run(
            SummaryFrame frame, ResultFrame results, Map<String, Resource> resources, Map<String, String> inside) {

        String keep(GenomicFact fact, DomainResource resource) {
            String reference = fact.source().reference();
            String urn = frame.urn("result/" + reference + "/" + resources.size());
            resource.setId((String) null);
            if (resource instanceof Observation observation) {
                observation.addIdentifier(frame.origin(reference));
            } else if (resource instanceof Procedure procedure) {
                procedure.addIdentifier(frame.origin(reference));
            }
            inside.putIfAbsent(reference, urn);
            resources.put(urn, resource);
            return urn;
        }
    }

    private List<String> basis(GenomicFact fact, Map<GenomicFact, List<String>> written, Run run) {
        if (fact instanceof DiagnosticImplication implication) {
            List<String> named = addresses(written, other -> isNamed(other, implication));
            return named.isEmpty() && !implication.names().isEmpty()
                    ? List.of(run.keep(fact, facts.variant(LaboratoryStatements.variant(implication), run.results())))
                    : named;
        }
        if (fact instanceof MolecularConsequence consequence) {
            return addresses(
                    written,
                    other -> consequence.results().contains(other.source().reference()));
        }
        return fact instanceof TherapeuticImplication && !fact.gene().isEmpty()
                ? addresses(written, other -> isOfGene(other, fact))
                : List.of();
    }

    private static List<String> addresses(Map<GenomicFact, List<String>> written, Predicate<GenomicFact> wanted) {
        List<String> addresses = new ArrayList<>();
        written.forEach((fact, urns) -> {
            if (wanted.test(fact)) {
                addresses.addAll(urns);
            }
        });
        return addresses.stream().sorted().toList();
    }

    private static boolean isNamed(GenomicFact other, DiagnosticImplication implication) {
        return other instanceof Variant variant
                && variant.origin() == implication.origin()
                && variant.names().stream().anyMatch(implication.names()::contains);
    }

    /** Whether an implication of a gene can rest on it: its alleles, or a variant that was found. */
    private static boolean isOfGene(GenomicFact other, GenomicFact implication) {
        boolean result = other instanceof Genotype
                || other instanceof Haplotype
                || other instanceof HlaTyping
                || (other instanceof Variant variant && variant.presence() == Presence.PRESENT);
        return result && other.gene().equals(implication.gene()) && other.origin() == implication.origin();
    }
}
