package org.precisionhooks.fhir.write.genomic;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.PhaseRelation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/** One genomic fact of each shape that is written. */
public final class GenomicSamples {

    private static final String CHR10 = "NC_000010.11";

    private GenomicSamples() {}

    public static List<GenomicFact> all() {
        return List.of(
                substitution(),
                insertion(),
                deletion(),
                confirmed(),
                absent(),
                uncertain(),
                duplication(),
                fusion(),
                repeat(),
                genotype(),
                haplotype(),
                typing(),
                ambiguousTyping(),
                regions(),
                phase());
    }

    static Source source(String reference) {
        return new Source(reference, ResultStatus.FINAL, ClinicalTime.parse("2026-03-01", ZoneOffset.UTC));
    }

    static Variant substitution() {
        return variant(
                "substitution",
                Presence.PRESENT,
                List.of("NC_000010.11:g.94781859G>A", "rs4244285", "NC_000010.11:94781858:G:A"),
                at(94781858, "G", "A"));
    }

    private static Variant insertion() {
        return variant("insertion", Presence.PRESENT, List.of("NC_000010.11:94781858::TT"), at(94781858, "", "TT"));
    }

    private static Variant deletion() {
        return variant(
                "deletion",
                Presence.PRESENT,
                List.of("ClinVar:634875", "NC_000010.11:94781858:GA:"),
                at(94781858, "GA", ""));
    }

    private static Variant confirmed() {
        return variant(
                "confirmed",
                Presence.REFERENCE_CONFIRMED,
                List.of("NC_000010.11:94781858:G:G"),
                at(94781858, "G", "G"));
    }

    private static Variant absent() {
        return variant(
                "absent",
                Presence.ABSENT,
                List.of("NM_000769.4:c.681G>A", "NC_000010.11:94781858:G:A"),
                at(94781858, "G", "A"));
    }

    private static Variant uncertain() {
        return variant("uncertain", Presence.INDETERMINATE, List.of("NP_000760.1:p.Pro227="), Optional.empty());
    }

    private static Variant variant(String id, Presence presence, List<String> names, Optional<GenomicLocation> at) {
        return new Variant(
                source("Observation/" + id),
                "CYP2C19",
                Origin.GERMLINE,
                presence,
                Zygosity.HETEROZYGOUS,
                names,
                at,
                Optional.of(new Phase("1", 0)),
                Optional.of(new BigDecimal("0.48")));
    }

    private static Optional<GenomicLocation> at(long start, String reference, String alternate) {
        return Optional.of(new GenomicLocation(CHR10, start, reference, alternate));
    }

    private static StructuralVariant duplication() {
        return structure("duplication", "CYP2D6", StructuralChange.COPY_NUMBER_VARIATION, List.of());
    }

    private static StructuralVariant fusion() {
        return structure("fusion", "BCR::ABL1", StructuralChange.GENE_FUSION, List.of("46,XX,t(9;22)(q34;q11.2)"));
    }

    private static StructuralVariant repeat() {
        return structure("repeat", "HTT", StructuralChange.TRINUCLEOTIDE_REPEAT_EXPANSION, List.of("CAG[42]"));
    }

    private static StructuralVariant structure(String id, String gene, StructuralChange change, List<String> names) {
        return new StructuralVariant(
                source("Observation/" + id),
                gene,
                Origin.GERMLINE,
                Presence.PRESENT,
                Zygosity.UNKNOWN,
                change,
                Optional.of(new GenomicRegion("NC_000022.11", 42126498, 42130881)),
                Optional.of(new GenomicRegion("NC_000022.11", 42126577, 42130828)),
                Optional.of(Copies.of(new BigDecimal("3"))),
                names);
    }

    private static Genotype genotype() {
        return new Genotype(source("Observation/genotype"), "CYP2C19", Origin.GERMLINE, "*1/*17");
    }

    private static Haplotype haplotype() {
        return new Haplotype(source("Observation/haplotype"), "CYP2C19", Origin.UNSTATED, "*17");
    }

    private static HlaTyping typing() {
        return new HlaTyping(
                source("Observation/typing"), "HLA-B", Origin.UNSTATED, List.of("*57:01", "*15:02:01"), false);
    }

    private static HlaTyping ambiguousTyping() {
        return new HlaTyping(
                source("Observation/ambiguous"), "HLA-B", Origin.UNSTATED, List.of("*57:01", "*57:03"), true);
    }

    private static TestedRegions regions() {
        return new TestedRegions(
                source("Procedure/regions"),
                "CYP2C19",
                Origin.GERMLINE,
                List.of(new GenomicRegion(CHR10, 94761899, 94852964)),
                List.of(new GenomicRegion(CHR10, 94762000, 94762010)));
    }

    private static PhaseRelationship phase() {
        return new PhaseRelationship(
                source("Observation/phase"),
                "CYP2C19",
                Origin.GERMLINE,
                PhaseRelation.TRANS,
                List.of("Observation/substitution", "Observation/deletion"));
    }
}
