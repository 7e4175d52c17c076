package org.precisionhooks.fhir.read.genomic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.Answer;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Reads tests for one change that stands with its gene in the name of the test, {@code JAK2 V617F} (genomics-fhir.md section 3.11). */
final class VariantTestReader {

    private static final Pattern WORDS = Pattern.compile("[\\s,;()\\[\\]]+");
    /** Shorter numbers are part of other names, {@code A1C}, {@code C4D}. */
    private static final Pattern AMINO_ACIDS =
            Pattern.compile("[ARNDCQEGHILKMFPSTWYV]\\d{2,4}[ARNDCQEGHILKMFPSTWYVX*]");

    private VariantTestReader() {}

    /** False when the name tells no gene or no change, or the result is no answer. */
    static boolean read(Reading reading, ObservationSheet sheet) {
        ReadingTables tables = reading.tables();
        Optional<Presence> presence = tables.answer(sheet.value()).map(Answer::presence);
        Optional<String> change = only(sheet.code(), VariantTestReader::change);
        Optional<String> gene = only(sheet.code(), word -> FusionGenes.isSymbol(word, tables) ? word : "");
        if (presence.isEmpty() || change.isEmpty() || gene.isEmpty()) {
            return false;
        }
        write(reading, sheet, gene.get(), change.get());
        return true;
    }

    private static void write(Reading reading, ObservationSheet sheet, String gene, String change) {
        GeneEvidence coded = GeneEvidence.ofComponents(sheet, reading.tables());
        reading.genes().add(gene);
        reading.genes().addAll(coded.all());
        if (coded.conflicts() || !coded.coded().isEmpty() && !coded.coded().contains(gene)) {
            reading.uncomputable(
                    "",
                    Origins.of(reading, sheet),
                    ReadIssueCode.GENE_CONFLICT,
                    "Gene component and words name different genes");
            return;
        }
        List<String> names = List.of(change);
        reading.fact(new Variant(
                reading.source(),
                gene,
                Origins.of(reading, sheet),
                VariantPresence.of(sheet, reading.tables()),
                reading.tables().vocabulary().allelicStates().of(sheet.value()),
                names,
                Expressions.of(reading.tables().normaliser(), names).place()));
        VariantPresence.warn(reading, sheet);
    }

    /** In full, {@code p.V617F}; empty for another word. */
    private static String change(String word) {
        String full = AMINO_ACIDS.matcher(word).matches() ? "p." + word : word;
        return VariantExpressions.isSmallChange(full) ? full : "";
    }

    /** The one of its kind among the words; none where there are several. */
    private static Optional<String> only(Concept code, UnaryOperator<String> kind) {
        List<String> found = Stream.concat(
                        Stream.of(code.text()), code.codings().stream().map(Coding::display))
                .flatMap(words -> Arrays.stream(WORDS.split(words)))
                .map(kind)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
