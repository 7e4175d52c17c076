package org.precisionhooks.fhir.genomics;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.index.ResultKind;

/** Which haplotypes and genotypes a patient has, by gene or by name. */
final class HaplotypeQuestions {

    static final Set<ResultKind> KINDS = Set.of(ResultKind.HAPLOTYPE, ResultKind.GENOTYPE);
    private static final String HAPLOTYPES = "haplotypes";

    private final Tokens tokens;
    private final VisibleResults results;
    private final HaplotypeMatch match;

    HaplotypeQuestions(Tokens tokens, VisibleResults results, HaplotypeMatch match) {
        this.tokens = tokens;
        this.results = results;
        this.match = match;
    }

    Parameters ofGenes(Asking asking) {
        List<Token> genes = tokens.all(asking.input().required("genes"));
        List<ShownResult> shown = results.admitted(asking, KINDS);
        Parameters answer = new Parameters();
        genes.forEach(gene -> write(
                AnswerPart.of(answer, HAPLOTYPES).text("geneItem", gene.text()), shown(shown, gene, match::isOfGene)));
        return answer;
    }

    Parameters byName(Asking asking) {
        List<Token> wanted = tokens.all(asking.input().required(HAPLOTYPES));
        List<ShownResult> shown = results.admitted(asking, KINDS);
        Parameters answer = new Parameters();
        for (Token token : wanted) {
            List<ShownResult> found = shown(shown, token, match::isNamed);
            write(
                    AnswerPart.of(answer, HAPLOTYPES)
                            .text("haplotypeItem", token.text())
                            .flag("presence", !found.isEmpty()),
                    found);
        }
        return answer;
    }

    private static List<ShownResult> shown(
            List<ShownResult> all, Token token, BiPredicate<Observation, Token> condition) {
        return all.stream()
                .filter(result -> condition.test(result.observation(), token))
                .toList();
    }

    private static void write(AnswerPart part, List<ShownResult> found) {
        part.resources("haplotype", ofKind(found, ResultKind.HAPLOTYPE))
                .resources("genotype", ofKind(found, ResultKind.GENOTYPE));
    }

    static List<Observation> ofKind(List<ShownResult> found, ResultKind kind) {
        return found.stream()
                .filter(result -> result.filed().result().kind() == kind)
                .map(ShownResult::observation)
                .toList();
    }
}
