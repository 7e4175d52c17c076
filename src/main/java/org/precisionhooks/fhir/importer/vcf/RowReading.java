package org.precisionhooks.fhir.importer.vcf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.GenomicRegion;

/** Reads one row after another into findings, tested places and refusals. */
public final class RowReading implements RowReader {

    /** How a row is written that failed no filter of the laboratory, or was asked none. */
    static final Set<String> PASSED = Set.of("PASS", ".", "");

    private final VcfRequest request;
    private final RegionSet regions;
    private final VcfThresholds thresholds;
    private final Findings findings;
    private final Taken taken;
    private final RecentCalls recent = new RecentCalls();

    /**
     * Where what was read goes.
     *
     * @param sink takes findings
     */
    record Taken(VcfSink sink, TestedPlaces tested, RefusedRows refused) {}

    RowReading(VcfRequest request, RegionSet regions, VcfThresholds thresholds, Findings findings, Taken taken) {
        this.request = request;
        this.regions = regions;
        this.thresholds = thresholds;
        this.findings = findings;
        this.taken = taken;
    }

    /** What is skipped might have parted what lies around it. */
    @Override
    public void skipped() {
        findings.phases().interrupt();
    }

    @Override
    public RowOutcome read(Row row, Columns line) {
        Optional<RowRefusal> malformed = malformed(row);
        if (malformed.isPresent()) {
            skipped();
            return refuse(row, malformed.get());
        }
        Genotype called = row.sample().genotype().orElseThrow();
        Genotype genotype = called.ofTwoCopies();
        findings.phases().see(row, genotype);
        if (findings.isOnAnotherReference(row)) {
            taken.tested().uncallable(extent(row));
            return refuse(row, RowRefusal.OTHER_REFERENCE);
        }
        if (!isPassed(row)) {
            taken.tested().uncallable(extent(row));
            return refuse(row, RowRefusal.FILTERED);
        }
        if (row.isMitochondrial() && genotype.ploidy() > 1 && !genotype.isMissing()) {
            return refuse(row, RowRefusal.DIPLOID_MITOCHONDRION);
        }
        if (called.ploidy() > 2 && !called.isMissing()) {
            taken.refused().add(row.line(), RowRefusal.MORE_THAN_TWO_COPIES);
        }
        if (findings.areOfTheOtherSex(row, genotype)) {
            taken.refused().add(row.line(), RowRefusal.COPIES_OF_SEX);
        }
        return genotype.called().isEmpty() ? withoutAllele(row, genotype) : withAlleles(row, genotype);
    }

    private static Optional<RowRefusal> malformed(Row row) {
        if (!Row.isBases(row.reference())) {
            return Optional.of(RowRefusal.REFERENCE);
        }
        if (row.end() > row.sequence().length()) {
            return Optional.of(RowRefusal.POSITION);
        }
        if (row.alternates().stream().anyMatch(text -> Allele.of(text) == Allele.UNREADABLE)) {
            return Optional.of(RowRefusal.ALTERNATE);
        }
        return row.sample()
                        .genotype()
                        .filter(genotype ->
                                genotype.highest() <= row.alternates().size())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(RowRefusal.GENOTYPE);
    }

    private boolean isPassed(Row row) {
        return PASSED.contains(row.filter())
                || Arrays.stream(row.filter().split(";", -1)).allMatch(request.filters()::contains);
    }

    private RowOutcome withoutAllele(Row row, Genotype genotype) {
        if (!genotype.isReference()
                && isStructural(row)
                && CopyNumber.stated(row).isPresent()) {
            return copies(row, genotype);
        }
        Optional<RowRefusal> unsupported = row.alternates().stream()
                .flatMap(text -> unsupported(Allele.of(text)).stream())
                .findFirst();
        if (unsupported.isPresent()) {
            taken.tested().uncallable(extent(row));
            return refuse(row, unsupported.get());
        }
        return genotype.isReference() ? reference(row, genotype) : noCall(row);
    }

    private static boolean isStructural(Row row) {
        return row.info().value("SVTYPE").flatMap(StructuralKind::named).isPresent()
                || row.alternates().stream().anyMatch(text -> Allele.of(text) == Allele.STRUCTURAL);
    }

    private RowOutcome copies(Row row, Genotype genotype) {
        if (CopyNumber.stated(row)
                .filter(copies -> CopyNumber.isUsual(row, copies))
                .isPresent()) {
            return RowOutcome.REFERENCE;
        }
        return findings.structural(row, genotype, 0).map(this::found).orElseGet(() -> refuse(row, RowRefusal.BOUNDS));
    }

    private RowOutcome noCall(Row row) {
        taken.tested().uncallable(extent(row));
        return RowOutcome.NO_CALL;
    }

    /** A structural variant that is not there tells nothing of the bases in its bounds. */
    private RowOutcome reference(Row row, Genotype genotype) {
        boolean structural = isStructural(row);
        if (!thresholds.isGood(row.sample()) || findings.areOfTheOtherSex(row, genotype)) {
            taken.tested().uncallable(extent(row));
        } else if (!structural && isBlock(row)) {
            taken.tested().block(extent(row));
        } else if (!structural) {
            taken.tested().place(extent(row));
            absent(row, genotype);
        }
        return RowOutcome.REFERENCE;
    }

    /** That no copy has a base more or less is not said by the bases of the reference alone. */
    private void absent(Row row, Genotype genotype) {
        for (int allele = 1; allele <= row.alternates().size(); allele++) {
            String alternate = row.alternate(allele);
            if (Allele.of(alternate) == Allele.BASES
                    && alternate.length() != row.reference().length()
                    && taken.tested().keeps(extent(row))) {
                take(findings.absent(row, genotype, allele));
            }
        }
    }

    private static boolean isBlock(Row row) {
        List<String> alternates = row.alternates();
        return alternates.stream().allMatch(text -> Allele.of(text) == Allele.UNNAMED)
                && (!alternates.isEmpty() || row.info().number("END").isPresent());
    }

    private RowOutcome withAlleles(Row row, Genotype genotype) {
        RowOutcome outcome = RowOutcome.UNNAMED;
        boolean known = !genotype.isPartial() && !findings.areOfTheOtherSex(row, genotype);
        for (int allele : genotype.called()) {
            Allele kind = Allele.of(row.alternate(allele));
            RowOutcome one = allele(row, genotype, allele, kind);
            outcome = one == RowOutcome.FOUND || outcome == RowOutcome.UNNAMED ? one : outcome;
            known &= kind == Allele.BASES;
        }
        if (known) {
            taken.tested().place(extent(row));
        } else if (!isStructural(row)) {
            taken.tested().uncallable(new GenomicRegion(row.sequence().accession(), row.start(), row.end()));
        }
        return outcome;
    }

    private RowOutcome allele(Row row, Genotype genotype, int allele, Allele kind) {
        return switch (kind) {
            case UNNAMED -> RowOutcome.UNNAMED;
            case BASES ->
                row.alternate(allele).equals(row.reference())
                        ? refuse(row, RowRefusal.ALTERNATE)
                        : found(findings.present(row, genotype, allele));
            case STRUCTURAL ->
                findings.structural(row, genotype, allele)
                        .map(this::found)
                        .orElseGet(() -> refuse(row, RowRefusal.BOUNDS));
            case BREAKEND -> refuse(row, RowRefusal.BREAKEND);
            case UNSUPPORTED_SYMBOL -> refuse(row, RowRefusal.UNSUPPORTED_SYMBOL);
            case UNREADABLE -> refuse(row, RowRefusal.ALTERNATE);
        };
    }

    private static Optional<RowRefusal> unsupported(Allele kind) {
        return switch (kind) {
            case BREAKEND -> Optional.of(RowRefusal.BREAKEND);
            case UNSUPPORTED_SYMBOL -> Optional.of(RowRefusal.UNSUPPORTED_SYMBOL);
            default -> Optional.empty();
        };
    }

    private RowOutcome found(VcfCall call) {
        if (!regions.overlaps(region(call))) {
            return RowOutcome.OUTSIDE;
        }
        return take(call) ? RowOutcome.FOUND : RowOutcome.REFUSED;
    }

    /** False, and told, for what an earlier row said. */
    private boolean take(VcfCall call) {
        if (recent.repeats(call)) {
            taken.refused().add(call.place().line(), RowRefusal.REPEATED);
            return false;
        }
        taken.sink().accept(call);
        return true;
    }

    public static GenomicRegion region(VcfCall call) {
        return call instanceof VcfCall.Sequence sequence
                ? sequence.fact().location().orElseThrow().region()
                : ((VcfCall.Structural) call).fact().outer().orElseThrow();
    }

    private RowOutcome refuse(Row row, RowRefusal reason) {
        taken.refused().add(row.line(), reason);
        return RowOutcome.REFUSED;
    }

    /** The bases that the row speaks of: those of its reference allele, or up to its {@code END}. */
    private static GenomicRegion extent(Row row) {
        long end = row.info().number("END").orElse(row.end());
        long most = Math.min(end, row.sequence().length());
        return new GenomicRegion(row.sequence().accession(), row.start(), Math.max(row.end(), most));
    }
}
