package org.precisionhooks.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/** Reads a variant Observation (LOINC 69548-6; genomics-fhir.md sections 3.3, 3.6 and 3.9). */
final class VariantReader implements ObservationShape {

    private static final String[] EXPRESSIONS = {Keys.G_HGVS, Keys.C_HGVS, Keys.P_HGVS, Keys.VARIANT_ID, Keys.DBSNP_ID};
    private static final String CLINVAR = "http://www.ncbi.nlm.nih.gov/clinvar";

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables());
        List<String> names = names(sheet, reading.tables());
        if (genes.coded().isEmpty()) {
            names.forEach(genes::words);
        }
        reading.genes().addAll(genes.all());
        Origin origin = Origins.of(reading, sheet);
        if (genes.conflicts()) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "Code and name of the variant's gene disagree");
            return;
        }
        warnOfUnknownCode(reading, genes);
        write(
                reading,
                sheet,
                genes,
                new Variant(
                        reading.source(),
                        "",
                        origin,
                        presence(sheet, reading.tables()),
                        zygosity(sheet.value(Keys.ALLELIC_STATE)),
                        names,
                        place(reading, sheet, names)));
    }

    static void warnOfUnknownCode(Reading reading, GeneEvidence genes) {
        if (genes.hasUnknownCode()) {
            reading.issue(ReadIssueCode.GENE_CONFLICT, "The gene's code is not the one of its name; read by its name");
        }
    }

    private static Optional<GenomicLocation> place(Reading reading, ObservationSheet sheet, List<String> names) {
        Placement placement = VariantPlacement.of(reading.tables(), sheet, names);
        boolean silent = placement.equals(Placement.NONE) && names.isEmpty();
        if (silent && presence(sheet, reading.tables()) == Presence.PRESENT) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "The variant has neither a name nor a readable position");
        }
        if (!placement.problem().isEmpty()) {
            reading.issue(ReadIssueCode.AMBIGUOUS_POSITION, placement.problem());
        }
        return placement.location();
    }

    /** Several genes: none of them has a finding when absent, one joint finding (a fusion) when present. */
    private static void write(Reading reading, ObservationSheet sheet, GeneEvidence genes, Variant variant) {
        Set<String> named = genes.coded().isEmpty() ? genes.all() : genes.coded();
        if (named.size() > 1 && variant.presence() == Presence.ABSENT) {
            named.forEach(gene -> reading.fact(ofGene(variant, gene)));
        } else {
            Variant one = ofGene(variant, named.size() > 1 ? String.join("::", named) : genes.gene());
            reading.fact(one);
            DiagnosticReader.ofVariant(reading, sheet, one);
        }
        if (sheet.value().isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The variant has no readable result");
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

    static Presence presence(ObservationSheet sheet, ReadingTables tables) {
        Presence presence = tables.answer(sheet.value()).map(Answer::presence).orElse(Presence.INDETERMINATE);
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
        return plain.equals("wild type") || plain.equals("wildtype");
    }

    static List<String> names(ObservationSheet sheet, ReadingTables tables) {
        List<String> names = new ArrayList<>(4);
        for (String key : EXPRESSIONS) {
            sheet.values(key).forEach(value -> addNames(value, tables, names));
        }
        String transcript = VariantPlacement.accession(sheet.value(Keys.TRANSCRIPT));
        for (int i = 0; i < names.size() && !transcript.isEmpty(); i++) {
            if (names.get(i).startsWith("c.")) {
                names.set(i, transcript + ":" + names.get(i));
            }
        }
        return names;
    }

    private static void addNames(Concept value, ReadingTables tables, List<String> names) {
        for (Coding coding : value.codings()) {
            boolean number =
                    !coding.code().isEmpty() && Character.isDigit(coding.code().charAt(0));
            boolean clinvar = number && tables.canonical(coding.system()).equals(CLINVAR);
            addName(clinvar ? "ClinVar:" + coding.code() : coding.code(), names);
            addName(coding.display(), names);
        }
        addName(value.text(), names);
    }

    private static void addName(String name, List<String> names) {
        if (!name.isEmpty() && !names.contains(name)) {
            names.add(name);
        }
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
