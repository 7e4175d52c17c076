package org.precisionhooks.fhir.read.genomic;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/**
 * What the name of a laboratory test says of fusions.
 *
 * @param isForFusions whether it looks for any
 * @param genes of the one that it looks for, in their order, or the one gene whose partner is not known; none when it does not tell
 */
record FusionTest(boolean isForFusions, List<String> genes) {

    private static final Pattern SAID =
            Pattern.compile("\\b(?:fusions?|rearrangements?|rearranged|translocations?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_TWO =
            Pattern.compile("\\btranscripts?\\b|\\bt\\(\\d{1,2};\\d{1,2}\\)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOT_OF_A_SYMBOL = Pattern.compile("[^A-Za-z0-9-]+");

    static FusionTest of(Concept code, ReadingTables tables) {
        List<String> fused = FusionGenes.named(code, tables);
        boolean said = words(code).anyMatch(FusionTest::isSaid);
        return fused.isEmpty() && said
                ? new FusionTest(true, one(code, tables))
                : new FusionTest(!fused.isEmpty(), fused);
    }

    private static boolean isSaid(String words) {
        return SAID.matcher(words).find();
    }

    /** Whether two genes that the words join are joined in the genome, too. */
    static boolean isOfTwo(String words) {
        return isSaid(words) || OF_TWO.matcher(words).find();
    }

    private static List<String> one(Concept code, ReadingTables tables) {
        List<String> genes = words(code)
                .flatMap(words -> Stream.of(NOT_OF_A_SYMBOL.split(words)))
                .filter(word -> FusionGenes.isSymbol(word, tables))
                .distinct()
                .toList();
        return genes.size() == 1 ? genes : List.of();
    }

    private static Stream<String> words(Concept code) {
        return Stream.concat(Stream.of(code.text()), code.codings().stream().map(Coding::display));
    }
}
