package org.precisionhooks.fhir.read.genomic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.Answer;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.genome.Normalised;

/** Reads a variant Observation (LOINC 69548-6; genomics-fhir.md sections 3.3, 3.6 and 3.9). */
final class VariantReader implements ObservationShape {

    /** A variant, and what its gene and place rest on. */
    private record Assessed(Variant variant, VariantGenes genes, Placement placement, String chromosome) {

        /** A wrong gene and a wrong place look alike: neither of them is used. */
        boolean isElsewhere(Optional<StructuralVariant> structural) {
            return genes.areOnOthersThan(chromosome)
                    || place(structural)
                            .filter(structural.isPresent() ? genes::areOnOthersThan : genes::areElsewhere)
                            .isPresent();
        }

        boolean isFarOff(Optional<StructuralVariant> structural) {
            return place(structural).filter(genes::areFarFrom).isPresent();
        }

        private Optional<GenomicRegion> place(Optional<StructuralVariant> structural) {
            return structural.isPresent()
                    ? structural.flatMap(change -> change.outer().or(change::inner))
                    : variant.location().map(GenomicLocation::region);
        }
    }

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        List<String> names = VariantExpressions.of(sheet, reading.tables());
        VariantGenes genes = VariantGenes.of(sheet, reading.tables(), names);
        reading.genes().addAll(genes.named());
        Origin origin = Origins.of(reading, sheet);
        if (genes.conflict()) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "Code and name of the variant's gene disagree");
            return;
        }
        genes.warnOfUnknownCode(reading);
        Placement placement = VariantPlacement.of(reading.tables(), sheet, names);
        Variant variant = new Variant(
                reading.source(),
                gene(reading, genes, placement),
                origin,
                presence(sheet, reading.tables(), placement),
                zygosity(sheet.value(Keys.ALLELIC_STATE)),
                names,
                placement.location(),
                VariantFigures.phase(sheet),
                VariantFigures.alleleFraction(reading, sheet));
        if (genes.areSeveral() && variant.presence() == Presence.ABSENT) {
            genes.named().forEach(gene -> reading.fact(ofGene(variant, gene)));
        } else {
            write(
                    reading,
                    sheet,
                    new Assessed(variant, genes, placement, Coordinates.statedChromosome(sheet, reading.tables())));
        }
        if (sheet.value().isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The variant has no readable result");
        }
    }

    /** The gene that is named, those of a fusion joined by {@code ::}, else the one that the change lies in. */
    private static String gene(Reading reading, VariantGenes genes, Placement placement) {
        return genes.named().isEmpty()
                ? placement
                        .location()
                        .map(GenomicLocation::region)
                        .map(reading::geneAt)
                        .orElse("")
                : genes.symbol();
    }

    static void warnOfUnknownCode(Reading reading, GeneEvidence genes) {
        if (genes.hasUnknownCode()) {
            reading.issue(ReadIssueCode.GENE_CONFLICT, "The gene's code is not the one of its name; read by its name");
        }
    }

    private static void write(Reading reading, ObservationSheet sheet, Assessed assessed) {
        Variant variant = assessed.variant();
        Optional<StructuralVariant> structural = StructuralReader.read(reading, sheet, variant);
        if (assessed.isElsewhere(structural)) {
            variant.location().map(GenomicLocation::region).ifPresent(reading::geneAt);
            reading.uncomputable(
                    "",
                    variant.origin(),
                    ReadIssueCode.GENE_CONFLICT,
                    "The gene lies elsewhere than the position of the variant");
            return;
        }
        if (assessed.isFarOff(structural)) {
            reading.issue(ReadIssueCode.GENE_CONFLICT, "The gene lies far from the position of the variant");
        }
        if (structural.isEmpty()) {
            warnOfPlace(reading, assessed.placement(), variant);
            warnOfNames(reading, variant);
        } else if (structural.get().isNowhere()) {
            reading.issue(
                    ReadIssueCode.NOT_COMPUTABLE, "The change has neither a gene, a name nor a readable position");
        }
        reading.fact(structural.isPresent() ? structural.get() : variant);
        DiagnosticReader.ofVariant(reading, sheet, variant);
        ConsequenceReader.readPart(
                reading, sheet, variant, List.of(variant.source().reference()));
    }

    private static void warnOfPlace(Reading reading, Placement placement, Variant variant) {
        boolean silent = placement.equals(Placement.NONE) && variant.names().isEmpty();
        if (silent && variant.presence() == Presence.PRESENT) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "The variant has neither a name nor a readable position");
        }
        if (!placement.problem().isEmpty()) {
            reading.issue(ReadIssueCode.AMBIGUOUS_POSITION, placement.problem());
        }
    }

    private static void warnOfNames(Reading reading, Variant variant) {
        boolean malformed = variant.location().isEmpty()
                && variant.names().stream()
                        .filter(name -> VariantExpressions.isHgvs(name) && name.indexOf(' ') < 0)
                        .anyMatch(name -> reading.tables().normaliser().of(name) instanceof Normalised.Malformed);
        if (malformed) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "A description of the variant is not written as HGVS has it");
        }
    }

    private static Variant ofGene(Variant variant, String gene) {
        return new Variant(
                variant.source(),
                gene,
                variant.origin(),
                variant.presence(),
                variant.zygosity(),
                variant.names(),
                variant.location(),
                variant.phase(),
                variant.alleleFraction());
    }

    private static Presence presence(ObservationSheet sheet, ReadingTables tables, Placement placement) {
        Presence presence = presence(sheet, tables);
        return presence == Presence.PRESENT && placement.isUnchanged() ? Presence.REFERENCE_CONFIRMED : presence;
    }

    static Presence presence(ObservationSheet sheet, ReadingTables tables) {
        Presence presence = tables.answer(sheet.value())
                .map(Answer::presence)
                .orElseGet(() -> StructuralReader.presenceInKaryotype(sheet));
        return presence == Presence.PRESENT && isWildType(sheet) ? Presence.REFERENCE_CONFIRMED : presence;
    }

    /** Reference and alternate are equal, HGVS ends in {@code =}, or the change is called wild type. */
    private static boolean isWildType(ObservationSheet sheet) {
        String reference = sheet.value(Keys.REFERENCE_ALLELE).label();
        String alternate = sheet.value(Keys.ALTERNATE_ALLELE).label();
        return (!reference.isEmpty() && reference.equalsIgnoreCase(alternate))
                || endsUnchanged(sheet.value(Keys.G_HGVS))
                || endsUnchanged(sheet.value(Keys.C_HGVS))
                || isWildTypeChange(sheet.value(Keys.CHANGE_TYPE));
    }

    private static boolean endsUnchanged(Concept hgvs) {
        for (Coding coding : hgvs.codings()) {
            if (coding.code().endsWith("=") || coding.display().endsWith("=")) {
                return true;
            }
        }
        return hgvs.text().endsWith("=");
    }

    private static boolean isWildTypeChange(Concept change) {
        for (Coding coding : change.codings()) {
            boolean coded = coding.code().equals("SO:0002073")
                    || coding.code().equals("SO_0002073")
                    || coding.code().equals("LA9658-1");
            if (coded || isWildTypeWord(coding.display())) {
                return true;
            }
        }
        return isWildTypeWord(change.text());
    }

    private static boolean isWildTypeWord(String words) {
        String plain = words.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        return plain.equals("wild type") || plain.equals("wildtype") || plain.equals("no sequence alteration");
    }

    static Zygosity zygosity(Concept state) {
        for (Coding coding : state.codings()) {
            Zygosity byCode = zygosityOfCode(coding.code());
            if (byCode != Zygosity.UNKNOWN) {
                return byCode;
            }
        }
        return zygosityOfWord(state.label());
    }

    private static Zygosity zygosityOfCode(String code) {
        return switch (code) {
            case "LA6706-1" -> Zygosity.HETEROZYGOUS;
            case "LA6705-3" -> Zygosity.HOMOZYGOUS;
            case "LA6707-9" -> Zygosity.HEMIZYGOUS;
            case "LA6704-6" -> Zygosity.HOMOPLASMIC;
            case "LA6703-8" -> Zygosity.HETEROPLASMIC;
            default -> Zygosity.UNKNOWN;
        };
    }

    private static Zygosity zygosityOfWord(String word) {
        for (Zygosity zygosity : Zygosity.values()) {
            if (zygosity.name().equalsIgnoreCase(word)) {
                return zygosity;
            }
        }
        return Zygosity.UNKNOWN;
    }
}
