package org.precisionhooks.fhir.importer.vcf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.genome.Accessions;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequence;
import org.precisionhooks.genome.ReferenceSequences;

/** What the contig names of a file mean. */
final class VcfContigs {

    private static final String MITOCHONDRION = "MT";

    private final ReferenceSequences sequences;
    private final GenomeBuild build;
    private final RegionSet regions;
    private final Map<String, Optional<Long>> lengths = new HashMap<>();
    private final boolean otherMitochondrion;
    private final Map<String, Meaning> known = new HashMap<>();
    private Meaning last = new Meaning(new byte[0], Optional.empty(), RowRefusal.UNKNOWN_CONTIG, Intervals.NONE);

    /** @param names how files name genomes */
    VcfContigs(
            ReferenceSequences sequences,
            GenomeBuild build,
            RegionSet regions,
            VcfHeader header,
            List<BuildName> names) {
        this.sequences = sequences;
        this.build = build;
        this.regions = regions;
        header.contigs().forEach(contig -> lengths.put(contig.name(), contig.length()));
        Set<String> references = new HashSet<>(header.references());
        header.contigs().forEach(contig -> references.add(contig.assembly()));
        this.otherMitochondrion = references.stream()
                .anyMatch(reference -> names.stream()
                        .filter(BuildName::otherMitochondrion)
                        .anyMatch(name -> reference.toLowerCase(Locale.ROOT).contains(name.text())));
    }

    /**
     * What a contig name means.
     *
     * @param name as written
     * @param sequence the chromosome; empty for one that is refused
     * @param refusal why it is refused, where it is
     * @param regions where on it is looked
     */
    record Meaning(byte[] name, Optional<ReferenceSequence> sequence, RowRefusal refusal, Intervals regions) {}

    /** Of the current line; most lines have the contig of the line before. */
    Meaning of(Columns columns) {
        if (!columns.equals(Columns.CONTIG, last.name())) {
            last = known.computeIfAbsent(columns.text(Columns.CONTIG), this::meaning);
        }
        return last;
    }

    /** True when a name was not met before, so that it is listed once. */
    boolean isFirst(Set<String> met, Meaning meaning) {
        return met.add(new String(meaning.name(), StandardCharsets.UTF_8));
    }

    private Meaning meaning(String name) {
        byte[] written = name.getBytes(StandardCharsets.UTF_8);
        Optional<ReferenceSequence> sequence = sequences.of(Accessions.normalised(name), build);
        boolean other = sequence.filter(one -> isOtherMitochondrion(name, one)).isPresent();
        if (sequence.isEmpty() || other) {
            RowRefusal refusal = other ? RowRefusal.OTHER_MITOCHONDRION : RowRefusal.UNKNOWN_CONTIG;
            return new Meaning(written, Optional.empty(), refusal, Intervals.NONE);
        }
        return new Meaning(
                written,
                sequence,
                RowRefusal.UNKNOWN_CONTIG,
                regions.on(sequence.get().accession()));
    }

    /** UCSC's hg19 has a mitochondrion of its own, with other coordinates; by its length where the header states it. */
    private boolean isOtherMitochondrion(String name, ReferenceSequence sequence) {
        if (!sequence.chromosome().equals(MITOCHONDRION)) {
            return false;
        }
        return lengths.getOrDefault(name, Optional.empty())
                .map(length -> length != sequence.length())
                .orElse(otherMitochondrion && !name.startsWith("NC_"));
    }
}
