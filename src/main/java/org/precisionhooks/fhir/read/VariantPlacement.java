package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicLocation;

/** Places the variant of an Observation on a chromosome by its components and expressions (genomics-fhir.md section 3.9). */
final class VariantPlacement {

    private final ObservationSheet sheet;
    private final ReadingTables tables;
    private final List<GenomicLocation> expressed = new ArrayList<>(1);

    private VariantPlacement(ObservationSheet sheet, List<String> names, ReadingTables tables) {
        this.sheet = sheet;
        this.tables = tables;
        names.forEach(name -> GenomicExpressions.location(name, tables).ifPresent(expressed::add));
    }

    static Placement of(ObservationSheet sheet, List<String> names, ReadingTables tables) {
        return new VariantPlacement(sheet, names, tables).place();
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
            return expressed.isEmpty()
                    ? Placement.unclear("The position is not on a chromosome of a known build")
                    : byExpression();
        }
        Optional<String> reference = Bases.of(words(sheet.value(Keys.REFERENCE_ALLELE)));
        Optional<String> alternate = Bases.of(words(sheet.value(Keys.ALTERNATE_ALLELE)));
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
                    ? Optional.of(Bases.change(accession, start, reference, alternate))
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
        return contradicted(location.get())
                ? Placement.unclear("Position and expression name different places")
                : Placement.at(location.get());
    }

    /** Without a declared base, only what an expression of the same Observation confirms. */
    private Placement byEitherBase(Position position) {
        for (int base = 0; base <= 1; base++) {
            Optional<GenomicLocation> location = position.under(base);
            if (location.isPresent() && expressed.contains(location.get())) {
                return Placement.at(location.get());
            }
        }
        return Placement.unclear("The coordinate system of the position is not stated");
    }

    private Placement byExpression() {
        if (expressed.isEmpty()) {
            return Placement.NONE;
        }
        GenomicLocation first = expressed.get(0);
        return contradicted(first) ? Placement.unclear("The expressions name different places") : Placement.at(first);
    }

    /** Shifted spellings of one deletion or insertion are not told apart here; substitutions must agree. */
    private boolean contradicted(GenomicLocation location) {
        for (GenomicLocation other : expressed) {
            boolean sameSequence = other.referenceSequence().equals(location.referenceSequence());
            if (sameSequence && isSubstitution(other) && isSubstitution(location) && !other.equals(location)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSubstitution(GenomicLocation location) {
        return !location.reference().isEmpty()
                && location.reference().length() == location.alternate().length();
    }

    private static String words(Concept value) {
        return value.text().isEmpty() && !value.codings().isEmpty()
                ? value.codings().get(0).code()
                : value.text();
    }
}
