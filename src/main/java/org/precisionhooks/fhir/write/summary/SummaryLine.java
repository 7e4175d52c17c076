package org.precisionhooks.fhir.write.summary;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicDataFile;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.OverallInterpretation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.UncomputableResult;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/**
 * A fact in the words of the summary.
 *
 * @param section where it stands
 * @param says what the result is
 */
record SummaryLine(GenomicFact fact, SummarySection section, String says) {

    private static final int MOST_REGIONS = 20;

    static SummaryLine of(GenomicFact fact) {
        if (fact instanceof Variant variant) {
            return variant(variant);
        } else if (fact instanceof StructuralVariant variant) {
            return structure(variant);
        } else if (fact instanceof AllelePresence allele) {
            return allele(allele);
        } else if (fact instanceof TestedRegions tested) {
            return new SummaryLine(fact, SummarySection.TESTED, regions(tested));
        } else if (fact instanceof PhaseRelationship phase) {
            String relation = phase.relation().name().toLowerCase(Locale.ROOT);
            return new SummaryLine(fact, SummarySection.VARIANTS, "phase of two results: " + relation);
        } else if (fact instanceof UncomputableResult result) {
            return new SummaryLine(fact, SummarySection.UNREAD, result.reason());
        }
        return namedAlleles(fact);
    }

    private static SummaryLine namedAlleles(GenomicFact fact) {
        if (fact instanceof Genotype genotype) {
            return new SummaryLine(fact, SummarySection.ALLELES, genotype.diplotype());
        } else if (fact instanceof Haplotype haplotype) {
            return new SummaryLine(
                    fact, SummarySection.ALLELES, haplotype.allele() + " on one copy, the other is not stated");
        } else if (fact instanceof HlaTyping typing) {
            return new SummaryLine(fact, SummarySection.HLA, typing(typing));
        } else if (fact instanceof GenePhenotype phenotype) {
            String score =
                    phenotype.activityScore().map(of -> "activity score " + of).orElse("");
            return new SummaryLine(
                    fact,
                    SummarySection.ALLELES,
                    joined(phenotype.phenotype(), score, phenotype.diplotype().orElse("")));
        }
        return statement(fact);
    }

    private static SummaryLine statement(GenomicFact fact) {
        if (fact instanceof OverallInterpretation whole) {
            return new SummaryLine(
                    fact,
                    SummarySection.TESTED,
                    "the test as a whole: " + outcome(whole.finding()) + "; not of any single gene");
        } else if (fact instanceof GenomicDataFile file) {
            return new SummaryLine(
                    fact,
                    SummarySection.TESTED,
                    joined(
                            file.imported() ? "a file that was imported" : "a file that was not read here",
                            file.format(),
                            file.description()));
        }
        return new SummaryLine(fact, SummarySection.IMPLICATIONS, StatementWords.of(fact));
    }

    private static String outcome(Presence finding) {
        return switch (finding) {
            case PRESENT -> "positive";
            case ABSENT -> "negative";
            case REFERENCE_CONFIRMED, INDETERMINATE -> "without a readable result";
        };
    }

    private static SummaryLine variant(Variant variant) {
        String name = variant.names().isEmpty()
                ? variant.location().map(GenomicLocation::spdi).orElse("a variant without a name")
                : name(variant.names());
        boolean found = variant.presence() == Presence.PRESENT;
        String fraction = variant.alleleFraction()
                .map(share -> "share of reads " + share.toPlainString())
                .orElse("");
        return new SummaryLine(
                variant,
                found ? SummarySection.VARIANTS : SummarySection.TESTED,
                found
                        ? joined(name, copies(variant.zygosity()), fraction)
                        : joined(name, presence(variant.presence())));
    }

    private static SummaryLine structure(StructuralVariant variant) {
        boolean found = variant.presence() == Presence.PRESENT;
        String copies = variant.copies().map(number -> number + " copies").orElse("");
        String place =
                variant.outer().or(variant::inner).map(GenomicRegion::toString).orElse("");
        return new SummaryLine(
                variant,
                found ? SummarySection.STRUCTURE : SummarySection.TESTED,
                joined(
                        words(variant.change()),
                        copies,
                        place,
                        name(variant.names()),
                        found ? copies(variant.zygosity()) : presence(variant.presence())));
    }

    private static SummaryLine allele(AllelePresence allele) {
        boolean found = allele.presence() == Presence.PRESENT;
        SummarySection own = allele.gene().startsWith("HLA-") ? SummarySection.HLA : SummarySection.ALLELES;
        return new SummaryLine(
                allele,
                found ? own : SummarySection.TESTED,
                joined(allele.allele(), found ? "found" : presence(allele.presence())));
    }

    private static String typing(HlaTyping typing) {
        String alleles = String.join(typing.ambiguous() ? " or " : ", ", typing.alleles());
        boolean one = typing.alleles().size() == 1 && !typing.ambiguous();
        return alleles
                + (typing.ambiguous() ? " (possible alleles)" : one ? " on one copy, the other is not stated" : "");
    }

    private static String regions(TestedRegions tested) {
        return joined(places("looked at ", tested.studied()), places("not callable: ", tested.uncallable()));
    }

    private static String places(String before, List<GenomicRegion> regions) {
        if (regions.isEmpty()) {
            return "";
        }
        String more = regions.size() > MOST_REGIONS ? " and " + (regions.size() - MOST_REGIONS) + " more" : "";
        return before
                + regions.stream()
                        .limit(MOST_REGIONS)
                        .map(GenomicRegion::toString)
                        .collect(Collectors.joining(", "))
                + more;
    }

    static String presence(Presence presence) {
        return switch (presence) {
            case PRESENT -> "found";
            case ABSENT -> "looked for and not found";
            case REFERENCE_CONFIRMED -> "looked at: the reference is there";
            case INDETERMINATE -> "looked for, without a readable result";
        };
    }

    private static String copies(Zygosity zygosity) {
        return zygosity == Zygosity.UNKNOWN ? "at least one copy" : words(zygosity);
    }

    static String name(List<String> names) {
        return names.stream().limit(2).collect(Collectors.joining(" = "));
    }

    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    /** The gene or what the result names instead. */
    String subject() {
        return fact.gene().isEmpty() ? "no gene named" : fact.gene();
    }

    String genome() {
        return switch (fact.origin()) {
            case GERMLINE -> "germline";
            case SOMATIC -> "tumour";
            case UNSTATED -> "not stated";
        };
    }

    /** How far the laboratory stands behind it. */
    String certainty() {
        return switch (fact.source().status()) {
            case FINAL -> "final";
            case PRELIMINARY -> "preliminary, not confirmed yet";
            case UNKNOWN -> "status not stated, not confirmed";
        };
    }

    String day() {
        return fact.source().time().map(ClinicalTime::day).orElse("no date");
    }
}
