package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.genome.Alleles;
import org.precisionhooks.genome.ReferenceSequence;
import org.precisionhooks.genome.Spelling;

/** Places the variant of an Observation on a chromosome by its components and expressions (genomics-fhir.md section 3.9). */
final class VariantPlacement {

    private final ObservationSheet sheet;
    private final ReadingTables tables;
    private final Expressions expressions;

    private VariantPlacement(ReadingTables tables, ObservationSheet sheet, Expressions expressions) {
        this.tables = tables;
        this.sheet = sheet;
        this.expressions = expressions;
    }

    static Placement of(ReadingTables tables, ObservationSheet sheet, List<String> names) {
        return new VariantPlacement(tables, sheet, Expressions.of(tables.normaliser(), names)).place();
    }

    private Placement place() {
        JsonNode range = sheet.component(Keys.RANGE)
                .map(component -> component.json().path("valueRange"))
                .filter(JsonNode::isObject)
                .orElse(MissingNode.getInstance());
        OptionalLong low = Json.whole(range.path("low").path("value"));
        if (low.isEmpty() || !sheet.has(Keys.REFERENCE_ALLELE) || !sheet.has(Keys.ALTERNATE_ALLELE)) {
            return byExpression();
        }
        String accession = Coordinates.accession(sheet, tables);
        Optional<ReferenceSequence> sequence = tables.vocabulary().sequences().of(accession);
        if (sequence.isEmpty()) {
            return expressions.place().isEmpty()
                    ? Placement.unclear("The position is not on a chromosome of a known build")
                    : byExpression();
        }
        Optional<String> problem = problemOf(sequence.get(), low.getAsLong());
        return problem.map(Placement::unclear).orElseGet(() -> byAlleles(accession, low.getAsLong(), range));
    }

    private Optional<String> problemOf(ReferenceSequence sequence, long low) {
        if (isOfAnotherBuild(sequence)) {
            return Optional.of("Assembly and reference sequence are of different builds");
        }
        if (Coordinates.isAnotherChromosome(sheet, tables, sequence)) {
            return Optional.of("Chromosome and reference sequence differ");
        }
        if (low > sequence.length()) {
            return Optional.of("The position lies beyond the end of the chromosome");
        }
        return Stream.of(Keys.RANGE, Keys.REFERENCE_ALLELE, Keys.ALTERNATE_ALLELE, Keys.COORDINATE_SYSTEM)
                        .anyMatch(sheet::hasSeveral)
                ? Optional.of("Several positions or alleles are stated as one")
                : Optional.empty();
    }

    private Placement byAlleles(String accession, long low, JsonNode range) {
        Optional<String> reference = Alleles.of(words(sheet.value(Keys.REFERENCE_ALLELE)));
        Optional<String> alternate = Alleles.of(words(sheet.value(Keys.ALTERNATE_ALLELE)));
        if (reference.isEmpty() || alternate.isEmpty()) {
            return Placement.unclear("The alleles are not written as bases");
        }
        return byPosition(new Position(
                accession, low, Json.whole(range.path("high").path("value")), reference.get(), alternate.get()));
    }

    private boolean isOfAnotherBuild(ReferenceSequence sequence) {
        return Coordinates.build(sheet.value(Keys.ASSEMBLY))
                .filter(build -> !sequence.builds().contains(build))
                .isPresent();
    }

    private record Position(String accession, long low, OptionalLong high, String reference, String alternate) {

        /** 0-based interpretation, empty when the span contradicts the reference allele. */
        Optional<Spelling> under(int base) {
            long start = base == 1 && !reference.isEmpty() ? low - 1 : low;
            boolean insertion = reference.isEmpty();
            long length = insertion && base == 1 ? 1 : reference.length() - base;
            boolean fits = high.isEmpty() || high.getAsLong() - low == length;
            return start >= 0 && fits
                    ? Optional.of(Spelling.of(accession, start, reference, alternate))
                    : Optional.empty();
        }
    }

    private Placement byPosition(Position position) {
        Optional<Integer> base = Coordinates.base(sheet.value(Keys.COORDINATE_SYSTEM));
        if (base.isEmpty()) {
            return byEitherBase(position);
        }
        Optional<Spelling> location = position.under(base.get());
        if (location.isEmpty()) {
            return Placement.unclear("Start and end do not fit the length of the reference allele");
        }
        return expressions.contradict(location.get())
                ? Placement.unclear("Position and expression name different places")
                : expressions.checked(location.get().location());
    }

    /**
     * Without a declared base, only what an expression of the same Observation confirms; where there is none, the known bases
     * of the reference must fit under one base and contradict the other (genomics-fhir.md section 3.9).
     */
    private Placement byEitherBase(Position position) {
        List<Spelling> possible = IntStream.rangeClosed(0, 1)
                .mapToObj(position::under)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        List<Spelling> confirmed =
                possible.stream().filter(expressions::confirm).toList();
        if (confirmed.isEmpty() && expressions.located().isEmpty()) {
            confirmed = possible.stream()
                    .filter(one -> expressions.fits(one, possible))
                    .toList();
        }
        return confirmed.size() == 1
                ? expressions.checked(confirmed.get(0).location())
                : Placement.unclear("The coordinate system of the position is not stated");
    }

    private Placement byExpression() {
        boolean several = expressions.located().stream().limit(1).anyMatch(expressions::contradict);
        return several
                ? Placement.unclear("The expressions name different places")
                : expressions.place().map(Placement::at).orElse(Placement.NONE);
    }

    private static String words(Concept value) {
        return value.text().isEmpty() && !value.codings().isEmpty()
                ? value.codings().get(0).code()
                : value.text();
    }
}
