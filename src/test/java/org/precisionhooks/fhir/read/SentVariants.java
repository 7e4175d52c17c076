package org.precisionhooks.fhir.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/** Variants, small and structural, in the shapes of senders. */
final class SentVariants {

    private static final String HGVS = "http://varnomen.hgvs.org";
    private static final String BRCA2_CHROMOSOME = "NC_000013.11";
    private static final Coding BRCA2 = gene("BRCA2", "HGNC:1101");
    private static final Coding CYP2D6 = gene("CYP2D6", "HGNC:2625");
    private static final Coding BCR = gene("BCR", "HGNC:1014");
    private static final Coding ABL1 = gene("ABL1", "HGNC:76");

    private final SentShape shape;
    private final Seeded seeded;

    SentVariants(SentShape shape, Seeded seeded) {
        this.shape = shape;
        this.seeded = seeded;
    }

    private static Coding gene(String symbol, String id) {
        return new Coding("http://www.genenames.org", id, symbol);
    }

    Optional<SentFact> small() {
        return switch (shape) {
            case CORE_R4 -> Optional.of(byExtension());
            case MCODE -> Optional.of(byNameAlone());
            case PLAIN_LOINC -> Optional.empty();
            default -> Optional.of(byPlace());
        };
    }

    private Sent variant(Source source, Origin origin, Presence presence) {
        Sent sent = Sent.loinc(shape, source, "69548-6").origin(origin);
        return presence == Presence.ABSENT ? sent.value("LA9634-2", "Absent") : sent.value("LA9633-4", "Present");
    }

    private SentFact byPlace() {
        Source source = seeded.source();
        Origin origin = seeded.one(Origin.values());
        Presence presence = seeded.one(Presence.PRESENT, Presence.ABSENT);
        Zygosity zygosity = seeded.one(Zygosity.values());
        String reference = seeded.one("A", "CT", "GATT");
        String alternate = seeded.one("G", "TC", "CCGA");
        long start = 32_410_000 + seeded.below(30_000);
        BigDecimal share = new BigDecimal(seeded.one("0.5", "0.07", "1"));
        Sent sent = variant(source, origin, presence)
                .gene(BRCA2)
                .component(Sent.LOINC, "48004-6", HGVS, "NM_900001.1:c.681G>A", "")
                .component(Sent.LOINC, "48013-7", "http://www.ncbi.nlm.nih.gov/refseq", BRCA2_CHROMOSOME, "")
                .component("92822-6", shape.baseAnswer())
                .range("81254-5", start + shape.base(), start + reference.length())
                .letters("69547-8", reference)
                .letters("69551-0", alternate)
                .quantity("81258-6", share);
        zygosity(sent, zygosity);
        return sent.means(new Variant(
                source,
                "BRCA2",
                origin,
                presence,
                zygosity,
                List.of("NM_900001.1:c.681G>A"),
                Optional.of(GenomicLocation.trimmed(BRCA2_CHROMOSOME, start, reference, alternate)),
                Optional.empty(),
                Optional.of(share)));
    }

    private void zygosity(Sent sent, Zygosity zygosity) {
        switch (zygosity) {
            case HETEROZYGOUS -> sent.component("53034-5", "LA6706-1");
            case HOMOZYGOUS -> sent.component("53034-5", "LA6705-3");
            case HEMIZYGOUS -> sent.words(Sent.LOINC, "53034-5", "Hemizygous");
            case HOMOPLASMIC -> sent.component("53034-5", "LA6704-6");
            case HETEROPLASMIC -> sent.component("53034-5", "LA6703-8");
            case UNKNOWN -> {}
        }
    }

    /** mCODE sends gene and HGVS, the coding one in the place of the genomic one, and no coordinates. */
    private SentFact byNameAlone() {
        Source source = seeded.source();
        Origin origin = seeded.one(Origin.values());
        Presence presence = seeded.one(Presence.PRESENT, Presence.ABSENT);
        List<String> names = List.of("NM_900001.1:c.681G>A", "NP_900001.1:p.Val600Glu");
        return variant(source, origin, presence)
                .gene(BRCA2)
                .component(Sent.LOINC, "81290-9", HGVS, names.get(0), "")
                .component(Sent.LOINC, "48005-3", HGVS, names.get(1), "")
                .means(new Variant(source, "BRCA2", origin, presence, Zygosity.UNKNOWN, names, Optional.empty()));
    }

    private SentFact byExtension() {
        Source source = seeded.source();
        Origin origin = seeded.one(Origin.values());
        String name = seeded.one("NM_900001.1:c.681G>A", "NM_900001.1:c.12_14del");
        Presence presence = seeded.one(Presence.PRESENT, Presence.ABSENT);
        return Sent.loinc(shape, source, "55233-1")
                .gene(BRCA2)
                .origin(origin)
                .extensionWords("observation-geneticsVariant", name)
                .text(presence == Presence.ABSENT ? "Not detected" : "Detected")
                .means(new Variant(
                        source, "BRCA2", origin, presence, Zygosity.UNKNOWN, List.of(name), Optional.empty()));
    }

    Optional<SentFact> copies() {
        Source source = seeded.source();
        Origin origin = seeded.one(Origin.values());
        Copies copies = seeded.copies();
        if (shape == SentShape.CORE_R4) {
            return Optional.of(Sent.loinc(shape, source, "55233-1")
                    .gene(CYP2D6)
                    .origin(origin)
                    .extensionWords("observation-geneticsCopyNumberEvent", "amplification")
                    .text("Present")
                    .means(structure(
                            source,
                            "CYP2D6",
                            origin,
                            StructuralChange.COPY_NUMBER_VARIATION,
                            Optional.empty(),
                            Optional.empty(),
                            List.of("amplification"))));
        }
        if (shape == SentShape.PLAIN_LOINC) {
            return Optional.empty();
        }
        boolean counted = shape != SentShape.MCODE;
        Sent sent = variant(source, origin, Presence.PRESENT)
                .gene(CYP2D6)
                .component(Sent.LOINC, "48019-4", shape.changes(), "SO:0001019", "");
        if (counted) {
            sent.words(Sent.LOINC, "82155-3", SpelledCopies.of(copies));
        }
        return Optional.of(sent.means(structure(
                source,
                "CYP2D6",
                origin,
                StructuralChange.COPY_NUMBER_VARIATION,
                Optional.empty(),
                counted ? Optional.of(copies) : Optional.empty(),
                List.of())));
    }

    private static StructuralVariant structure(
            Source source,
            String gene,
            Origin origin,
            StructuralChange change,
            Optional<GenomicRegion> region,
            Optional<Copies> copies,
            List<String> names) {
        return new StructuralVariant(
                source, gene, origin, Presence.PRESENT, Zygosity.UNKNOWN, change, region, region, copies, names);
    }

    Optional<SentFact> fusion() {
        Source source = seeded.source();
        Origin origin = seeded.one(Origin.values());
        boolean found = seeded.below(3) > 0;
        StructuralVariant fact = new StructuralVariant(
                source,
                "BCR::ABL1",
                shape == SentShape.PLAIN_LOINC ? Origin.UNSTATED : origin,
                found ? Presence.PRESENT : Presence.ABSENT,
                Zygosity.UNKNOWN,
                StructuralChange.GENE_FUSION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return switch (shape) {
            case CORE_R4 -> Optional.empty();
            case PLAIN_LOINC ->
                Optional.of(Sent.named(
                                shape, source, seeded.one("BCR-ABL1 fusion", "BCR::ABL1", "BCR/ABL1 fusion transcript"))
                        .text(found ? "Detected" : "Not detected")
                        .means(fact));
            default ->
                Optional.of(variant(source, origin, fact.presence())
                        .gene(BCR)
                        .gene(ABL1)
                        .component(Sent.LOINC, "48019-4", shape.changes(), seeded.one("SO:0001565", "SO:0002062"), "")
                        .means(fact));
        };
    }

    /** Told by its name alone: HGVS of many bases, or a microarray. */
    Optional<SentFact> described() {
        if (shape == SentShape.CORE_R4 || shape == SentShape.PLAIN_LOINC) {
            return Optional.empty();
        }
        Source source = seeded.source();
        Origin origin = seeded.one(Origin.values());
        long start = 32_410_000 + seeded.below(10_000);
        long end = start + 60 + seeded.below(10_000);
        boolean array = seeded.below(4) == 0;
        StructuralChange change =
                seeded.one(StructuralChange.DELETION, StructuralChange.DUPLICATION, StructuralChange.INVERSION);
        String name = array
                ? "arr[GRCh38] 13q13.1(" + (start + 1) + "_" + end + ")x1"
                : BRCA2_CHROMOSOME + ":g." + (start + 1) + "_" + end + word(change);
        return Optional.of(variant(source, origin, Presence.PRESENT)
                .gene(BRCA2)
                .component(Sent.LOINC, array ? "81291-7" : "81290-9", HGVS, name, "")
                .means(structure(
                        source,
                        "BRCA2",
                        origin,
                        array ? StructuralChange.COPY_NUMBER_VARIATION : change,
                        Optional.of(new GenomicRegion(BRCA2_CHROMOSOME, start, end)),
                        array ? Optional.of(Copies.of(BigDecimal.ONE)) : Optional.empty(),
                        new ArrayList<>(List.of(name)))));
    }

    private static String word(StructuralChange change) {
        return switch (change) {
            case DELETION -> "del";
            case DUPLICATION -> "dup";
            default -> "inv";
        };
    }
}
