package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedTest;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Strength;

/**
 * Tells of a genetic test that is ordered though its result is on file: final, of germline, complete and not contradicted by
 * another. A single variant that leaves the gene open is no reason to leave the test out.
 */
final class ResultsOnFile {

    private final GeneModels models;

    ResultsOnFile(GeneModels models) {
        this.models = models;
    }

    Optional<Finding> of(OrderedTest test, GeneResults results) {
        List<Candidate> known = models.model(test.gene())
                .map(model -> known(test, model, results.of(test.gene())))
                .orElse(List.of());
        return known.isEmpty() ? Optional.empty() : Optional.of(finding(test, evidence(known)));
    }

    private static List<Candidate> known(OrderedTest test, GeneModel model, GeneResult result) {
        List<Candidate> candidates = result.candidates();
        if (model.looksUpAlleleStatus()) {
            Set<String> wanted = test.allele().map(Set::of).orElseGet(model::statusAlleles);
            return wanted.stream().allMatch(allele -> isKnown(allele, candidates))
                    ? candidates.stream()
                            .filter(candidate -> wanted.stream().anyMatch(allele -> speaksOf(allele, candidate)))
                            .toList()
                    : List.of();
        }
        return result.isUndisputed() && isComplete(candidates.get(0)) ? candidates : List.of();
    }

    private static boolean isKnown(String allele, List<Candidate> candidates) {
        return AlleleStatus.of(allele, candidates).isOneOf(AlleleStatus.POSITIVE, AlleleStatus.NEGATIVE);
    }

    private static boolean speaksOf(String allele, Candidate candidate) {
        return AlleleStatus.of(allele, List.of(candidate)) != AlleleStatus.UNKNOWN;
    }

    private static boolean isComplete(Candidate candidate) {
        Set<String> keys = candidate.call().keys();
        boolean informative = !DrugCase.UNINFORMATIVE.containsAll(keys)
                && !DrugCase.UNINFORMATIVE.contains(candidate.call().phenotype());
        return informative && (candidate.basis() != Candidate.Basis.VARIANT || keys.size() == 1);
    }

    private static List<Evidence> evidence(List<Candidate> known) {
        return known.stream()
                .flatMap(candidate -> candidate.evidence().stream())
                .sorted(Candidate.NEWEST_FIRST)
                .distinct()
                .toList();
    }

    private static Finding finding(OrderedTest test, List<Evidence> evidence) {
        String day = evidence.get(0)
                .source()
                .time()
                .map(time -> " (" + time.day() + ")")
                .orElse("");
        String name = test.gene() + test.allele().orElse("");
        return new Finding(
                Optional.of(Domain.PHARMACOGENOMICS),
                "pgx-result-on-file",
                "result-on-file/" + name,
                Optional.empty(),
                Optional.empty(),
                new Recommendation(ActionClass.NO_RECOMMENDATION, Strength.NOT_APPLICABLE, List.of()),
                "Already on file: " + evidence.get(0).statement() + day,
                List.of(
                        new Paragraph(
                                Kind.MEANING,
                                "A " + name + " test is ordered. What a person inherited does not change, so that a"
                                        + " repeat finds the same; after a stem cell or liver transplant the donor's"
                                        + " genes may count instead."),
                        new Paragraph(
                                Kind.ADVICE,
                                "Look at the result on file first, and whether the ordered test covers more than it"
                                        + " does.")),
                evidence,
                List.of());
    }
}
