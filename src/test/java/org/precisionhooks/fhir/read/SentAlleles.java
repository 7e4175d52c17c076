package org.precisionhooks.fhir.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.PhaseRelation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.Source;

/** Diplotypes, haplotypes, typings and single alleles in the shapes of senders. */
final class SentAlleles {

    private static final Coding CYP2C19 = new Coding("http://www.genenames.org", "HGNC:2621", "CYP2C19");
    private static final Coding HLA_B = new Coding("http://www.genenames.org", "HGNC:4932", "HLA-B");
    private static final String PHARMVAR = "https://www.pharmvar.org";
    private static final String GL_STRING = "http://glstring.org";

    private final SentShape shape;
    private final Seeded seeded;

    SentAlleles(SentShape shape, Seeded seeded) {
        this.shape = shape;
        this.seeded = seeded;
    }

    Optional<SentFact> diplotype() {
        Source source = seeded.source();
        Origin origin = origin();
        String alleles = seeded.one("*1/*2", "*1/*17", "*2/*2", "*2/*17");
        Sent sent =
                switch (shape) {
                    case CORE_R4 ->
                        Sent.coded(shape, source, "http://snomed.info/sct", "363779003")
                                .string(alleles);
                    case PLAIN_LOINC -> Sent.loinc(shape, source, "79714-2").text(alleles);
                    default -> Sent.loinc(shape, source, "84413-4").text(seeded.one(alleles, "CYP2C19 " + alleles));
                };
        if (shape != SentShape.PLAIN_LOINC) {
            sent.gene(CYP2C19).origin(origin);
        }
        return Optional.of(sent.means(new Genotype(source, "CYP2C19", origin, alleles)));
    }

    Optional<SentFact> haplotype() {
        if (shape == SentShape.PLAIN_LOINC) {
            return Optional.empty();
        }
        Source source = seeded.source();
        Origin origin = origin();
        String allele = seeded.one("*2", "*3", "*17");
        String code = shape == SentShape.CORE_R4 ? "55233-1" : "84414-2";
        return Optional.of(Sent.loinc(shape, source, code)
                .gene(CYP2C19)
                .origin(origin)
                .coded(PHARMVAR, seeded.one("PV00155", "CYP2C19" + allele), "CYP2C19" + allele)
                .means(new Haplotype(source, "CYP2C19", origin, allele)));
    }

    Optional<SentFact> typing() {
        Source source = seeded.source();
        Origin origin = origin();
        List<String> alleles = seeded.one(List.of("*57:01", "*08:01"), List.of("*15:02:01", "*40:01"));
        String both = "HLA-B" + alleles.get(0) + "+HLA-B" + alleles.get(1);
        boolean versioned = shape.isOfGuide() && seeded.below(2) == 0;
        Sent sent =
                switch (shape) {
                    case CORE_R4 ->
                        Sent.loinc(shape, source, "55233-1")
                                .gene(HLA_B)
                                .origin(origin)
                                .string(both);
                    case PLAIN_LOINC -> Sent.loinc(shape, source, "57291-7").text(both);
                    default ->
                        Sent.loinc(shape, source, "84413-4")
                                .gene(HLA_B)
                                .origin(origin)
                                .coded(GL_STRING, versioned ? "hla#3.25.0#" + both : both, "");
                };
        return Optional.of(
                sent.means(new HlaTyping(source, "HLA-B", origin, alleles, false, versioned ? "3.25.0" : "")));
    }

    /** The allele is in the test, hence only laboratories that name their tests so. */
    Optional<SentFact> allele() {
        if (shape != SentShape.PLAIN_LOINC) {
            return Optional.empty();
        }
        Source source = seeded.source();
        boolean known = seeded.below(2) == 0;
        String allele = known ? "*57:01" : "*58:01";
        Presence presence = seeded.one(Presence.PRESENT, Presence.ABSENT, Presence.INDETERMINATE);
        Sent sent = known ? Sent.loinc(shape, source, "50956-2") : Sent.named(shape, source, "HLA-B*58:01 genotype");
        return Optional.of(sent.text(
                        switch (presence) {
                            case PRESENT -> seeded.one("Positive", "Detected");
                            case ABSENT -> seeded.one("NEGATIVE", "not detected");
                            default -> "Indeterminate";
                        })
                .means(new AllelePresence(source, "HLA-B", Origin.UNSTATED, allele, presence)));
    }

    Optional<SentFact> phase() {
        if (!shape.isOfGuide()) {
            return Optional.empty();
        }
        Source source = seeded.source();
        PhaseRelation relation = seeded.one(PhaseRelation.values());
        String word = relation.name().charAt(0) + relation.name().substring(1).toLowerCase(Locale.ROOT);
        Sent one = Sent.loinc(shape, seeded.source(), "69548-6").gene(CYP2C19);
        Sent other = Sent.loinc(shape, seeded.source(), "69548-6").gene(CYP2C19);
        return Optional.of(Sent.loinc(shape, source, "82120-7")
                .gene(CYP2C19)
                .derivedFrom(one)
                .derivedFrom(other)
                .coded(shape.phases(), word, "")
                .means(new PhaseRelationship(
                        source, "CYP2C19", Origin.UNSTATED, relation, List.of(one.reference(), other.reference()))));
    }

    /** A laboratory that names nothing but its test does not say whose genome it is. */
    private Origin origin() {
        return shape == SentShape.PLAIN_LOINC ? Origin.UNSTATED : seeded.one(Origin.values());
    }
}
