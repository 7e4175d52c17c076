package org.precisionhooks.fhir.write.genomic;

import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.genome.ReferenceSequences;

/** Variants as Observations of Genomics Reporting STU3's profile {@code variant}. */
public final class VariantWriter {

    private static final String WILD_TYPE = "SO:0002073";
    /** How FHIR writes an allele without bases, since a string cannot be empty. */
    private static final String NO_BASES = "-";

    private final GeneCodes genes;
    private final ReferenceSequences sequences;

    VariantWriter(GeneCodes genes, ReferenceSequences sequences) {
        this.genes = genes;
        this.sequences = sequences;
    }

    Observation write(Variant variant, ResultFrame frame) {
        GenomicObservation written = GenomicObservation.of(variant, frame, "variant", code())
                .value(presence(variant.presence()))
                .genes(variant.gene(), genes)
                .origin(variant.origin());
        if (variant.presence() == Presence.REFERENCE_CONFIRMED) {
            written.changeType(WILD_TYPE, "no_sequence_alteration");
        }
        variant.names().forEach(name -> VariantNames.write(name, written));
        variant.location().ifPresent(location -> locate(location, variant, written));
        zygosity(variant.zygosity()).ifPresent(state -> written.loinc("53034-5", "Allelic state", state));
        variant.alleleFraction()
                .ifPresent(fraction -> written.number("81258-6", "Sample variant allelic frequency", fraction));
        variant.phase().ifPresent(phase -> written.written().addExtension(extension(phase)));
        return written.written();
    }

    static CodeableConcept code() {
        return GenomicObservation.answer("69548-6", "Genetic variant assessment");
    }

    /** The answers of LOINC LL1971-2; a confirmed reference is present, its change none (genomics-fhir.md section 3.6). */
    public static CodeableConcept presence(Presence presence) {
        return switch (presence) {
            case PRESENT, REFERENCE_CONFIRMED -> GenomicObservation.answer("LA9633-4", "Present");
            case ABSENT -> GenomicObservation.answer("LA9634-2", "Absent");
            case INDETERMINATE -> GenomicObservation.answer("LA11884-6", "Indeterminate");
        };
    }

    private void locate(GenomicLocation location, Variant variant, GenomicObservation written) {
        if (!variant.names().contains(location.spdi())) {
            VariantNames.spdi(location.spdi(), written);
        }
        written.place(location.referenceSequence(), sequences)
                .range("81254-5", "Genomic allele start-end", location.region())
                .loinc("69547-8", "Genomic ref allele [ID]", bases(location.reference()))
                .loinc("69551-0", "Genomic alt allele [ID]", bases(location.alternate()));
    }

    private static String bases(String allele) {
        return allele.isEmpty() ? NO_BASES : allele;
    }

    /** The answers of LOINC LL381-5; none for at least one copy. */
    static Optional<CodeableConcept> zygosity(Zygosity zygosity) {
        String code =
                switch (zygosity) {
                    case HETEROZYGOUS -> "LA6706-1";
                    case HOMOZYGOUS -> "LA6705-3";
                    case HEMIZYGOUS -> "LA6707-9";
                    case HOMOPLASMIC -> "LA6704-6";
                    case HETEROPLASMIC -> "LA6703-8";
                    case UNKNOWN -> "";
                };
        String name = zygosity.name();
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(GenomicObservation.answer(
                        code, name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT)));
    }

    private static Extension extension(Phase phase) {
        Extension extension = new Extension(Canonical.PHASE);
        extension.addExtension("set", new StringType(phase.set()));
        extension.addExtension("copy", new IntegerType(phase.copy()));
        return extension;
    }
}
