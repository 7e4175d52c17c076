package org.precisionhooks.fhir.write.genomic;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.fhir.read.vocabulary.ChangeTypeRow;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;

/** Structural variants, copy numbers and fusions as Observations of Genomics Reporting STU3's profile {@code variant}. */
final class StructuralVariantWriter {

    /** How karyotypes begin: a chromosome number, a technique, a rearrangement. */
    private static final Pattern ISCN_FORM =
            Pattern.compile("[0-9]{2}[~0-9]*,|(?:arr|seq|ogm|ish|nuc ish)\\b|(?:add|del|der|dic|dup|i|ins|inv|r|t)\\(");

    private final GeneCodes genes;
    private final ReferenceSequences sequences;
    private final Map<StructuralChange, ChangeTypeRow> types = new EnumMap<>(StructuralChange.class);

    StructuralVariantWriter(GeneCodes genes, ReferenceSequences sequences, Knowledge knowledge) {
        this.genes = genes;
        this.sequences = sequences;
        knowledge
                .table("genomics/change_types", ChangeTypeRow.class)
                .rows()
                .forEach(row -> types.putIfAbsent(row.change(), row));
    }

    Observation write(StructuralVariant variant, ResultFrame frame) {
        GenomicObservation written = GenomicObservation.of(variant, frame, "variant", VariantWriter.code())
                .value(VariantWriter.presence(variant.presence()))
                .genes(variant.gene(), genes)
                .origin(variant.origin());
        Optional.ofNullable(types.get(variant.change()))
                .ifPresent(type -> written.changeType(type.code(), type.display()));
        names(variant, written);
        variant.outer().or(variant::inner).ifPresent(any -> written.place(any.referenceSequence(), sequences));
        range(variant.inner(), "81302-2", "Structural variant inner start and end", written);
        range(variant.outer(), "81301-4", "Structural variant outer start and end", written);
        VariantWriter.zygosity(variant.zygosity()).ifPresent(state -> written.loinc("53034-5", "Allelic state", state));
        variant.copies()
                .ifPresent(
                        copies -> written.loinc("82155-3", "Genomic structural variant copy number", copies(copies)));
        return written.written();
    }

    /** Karyotypes have a component of their own; a repeat is written by motif and number. */
    private static void names(StructuralVariant variant, GenomicObservation written) {
        int repeats = 0;
        for (String name : variant.names()) {
            Optional<RepeatName> repeat = RepeatName.of(name);
            if (repeat.isPresent()) {
                repeat.get().write(written, ++repeats);
            } else if (ISCN_FORM.matcher(name).lookingAt()) {
                written.loinc("81291-7", "Variant ISCN", new CodeableConcept().setText(name));
            } else {
                VariantNames.write(name, written);
            }
        }
    }

    /** A Quantity, with a comparator where it is a bound, or a Range. */
    private static Type copies(Copies copies) {
        if (copies.number().isPresent()) {
            return counted(copies.number());
        }
        return copies.least().isPresent() && copies.most().isPresent()
                ? new Range().setLow(counted(copies.least())).setHigh(counted(copies.most()))
                : counted(copies.least().or(copies::most)).setComparator(comparator(copies));
    }

    private static QuantityComparator comparator(Copies copies) {
        boolean least = copies.least().isPresent();
        if (copies.open()) {
            return least ? QuantityComparator.GREATER_THAN : QuantityComparator.LESS_THAN;
        }
        return least ? QuantityComparator.GREATER_OR_EQUAL : QuantityComparator.LESS_OR_EQUAL;
    }

    private static Quantity counted(Optional<BigDecimal> copies) {
        return new Quantity()
                .setValue(copies.orElseThrow())
                .setSystem(Canonical.UCUM)
                .setCode("1");
    }

    private static void range(Optional<GenomicRegion> region, String code, String display, GenomicObservation written) {
        region.ifPresent(found -> written.range(code, display, found));
    }
}
