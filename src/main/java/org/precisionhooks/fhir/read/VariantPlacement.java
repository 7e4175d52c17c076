package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.genome.Alleles;

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
        if (tables.vocabulary().sequences().of(accession).isEmpty()) {
            return expressions.located().isEmpty()
                    ? Placement.unclear("The position is not on a chromosome of a known build")
                    : byExpression();
        }
        Optional<String> reference = Alleles.of(words(sheet.value(Keys.REFERENCE_ALLELE)));
        Optional<String> alternate = Alleles.of(words(sheet.value(Keys.ALTERNATE_ALLELE)));
        if (reference.isEmpty() || alternate.isEmpty()) {
            return Placement.unclear("The alleles are not written as bases");
        }
        return byPosition(new Position(
                accession,
                low.getAsLong(),
                Json.whole(range.path("high").path("value")),
                reference.get(),
                alternate.get()));
    }

    private record Position(String accession, long low, OptionalLong high, String reference, String alternate) {

        /** 0-based interpretation, empty when the span contradicts the reference allele. */
        Optional<GenomicLocation> under(int base) {
            long start = base == 1 && !reference.isEmpty() ? low - 1 : low;
            boolean insertion = reference.isEmpty();
            long length = insertion && base == 1 ? 1 : reference.length() - base;
            boolean fits = high.isEmpty() || high.getAsLong() - low == length;
            return start >= 0 && fits
                    ? Optional.of(Alleles.change(accession, start, reference, alternate))
                    : Optional.empty();
        }
    }

    private Placement byPosition(Position position) {
        Optional<Integer> base = Coordinates.base(sheet.value(Keys.COORDINATE_SYSTEM));
        if (base.isEmpty()) {
            return byEitherBase(position);
        }
        Optional<GenomicLocation> location = position.under(base.get());
        if (location.isEmpty()) {
            return Placement.unclear("Start and end do not fit the length of the reference allele");
        }
        return expressions.contradict(location.get())
                ? Placement.unclear("Position and expression name different places")
                : expressions.checked(location.get());
    }

    /** Without a declared base, only what an expression of the same Observation confirms. */
    private Placement byEitherBase(Position position) {
        List<GenomicLocation> confirmed = IntStream.rangeClosed(0, 1)
                .mapToObj(position::under)
                .flatMap(Optional::stream)
                .filter(expressions::confirm)
                .distinct()
                .toList();
        return confirmed.size() == 1
                ? expressions.checked(confirmed.get(0))
                : Placement.unclear("The coordinate system of the position is not stated");
    }

    private Placement byExpression() {
        if (expressions.located().isEmpty()) {
            return Placement.NONE;
        }
        GenomicLocation first = expressions.located().get(0);
        return expressions.contradict(first)
                ? Placement.unclear("The expressions name different places")
                : Placement.at(first);
    }

    private static String words(Concept value) {
        return value.text().isEmpty() && !value.codings().isEmpty()
                ? value.codings().get(0).code()
                : value.text();
    }
}
