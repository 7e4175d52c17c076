package org.precisionhooks.fhir.importer.vcf;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequence;
import org.precisionhooks.genome.ReferenceSequences;

/** Decides which build the coordinates of a file are of: all that speaks of it must agree (genomics-fhir.md section 8). */
final class BuildRule {

    private static final String MITOCHONDRION = "MT";

    private final ReferenceSequences sequences;
    private final List<BuildName> names;

    BuildRule(ReferenceSequences sequences, List<BuildName> names) {
        this.sequences = sequences;
        this.names = List.copyOf(names);
    }

    /** @param said the build that the caller names */
    GenomeBuild decide(VcfHeader header, Optional<GenomeBuild> said) {
        Set<GenomeBuild> meant = EnumSet.noneOf(GenomeBuild.class);
        header.contigs().forEach(contig -> meant.addAll(builds(contig)));
        header.references().forEach(reference -> meant.addAll(named(reference)));
        said.ifPresent(meant::add);
        if (meant.size() > 1) {
            throw FileRefusal.BUILD_CONFLICT.exception();
        }
        return meant.stream().findFirst().orElseThrow(FileRefusal.UNKNOWN_BUILD::exception);
    }

    private Set<GenomeBuild> builds(VcfHeader.Contig contig) {
        Set<GenomeBuild> meant = EnumSet.noneOf(GenomeBuild.class);
        meant.addAll(named(contig.assembly()));
        // The mitochondrion is the same in both, and has another length in one file of GRCh37 than in the next.
        sequences
                .of(contig.name())
                .filter(sequence -> sequence.builds().size() == 1)
                .ifPresent(sequence -> meant.addAll(sequence.builds()));
        contig.length().ifPresent(length -> meant.addAll(ofLength(contig.name(), length)));
        return meant;
    }

    /** The builds in which a chromosome of that name is so long; a chromosome that is so long in none is of another genome. */
    private Set<GenomeBuild> ofLength(String name, long length) {
        Set<GenomeBuild> meant = EnumSet.noneOf(GenomeBuild.class);
        boolean chromosome = false;
        for (GenomeBuild build : GenomeBuild.values()) {
            Optional<ReferenceSequence> sequence = sequences.of(name, build);
            if (sequence.filter(one -> one.chromosome().equals(MITOCHONDRION)).isPresent()) {
                return Set.of();
            }
            chromosome |= sequence.isPresent();
            sequence.filter(one -> one.length() == length).ifPresent(one -> meant.add(build));
        }
        if (chromosome && meant.isEmpty()) {
            throw FileRefusal.UNSUPPORTED_BUILD.exception();
        }
        return meant;
    }

    private Set<GenomeBuild> named(String reference) {
        String text = reference.toLowerCase(Locale.ROOT);
        Set<GenomeBuild> meant = EnumSet.noneOf(GenomeBuild.class);
        for (BuildName name : names) {
            if (names(text, name.text())) {
                meant.add(name.build().orElseThrow(FileRefusal.UNSUPPORTED_BUILD::exception));
            }
        }
        return meant;
    }

    /** A digest or the end of another word names nothing. */
    private static boolean names(String text, String part) {
        int at = text.indexOf(part);
        while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            at = text.indexOf(part, at + 1);
        }
        return at >= 0;
    }
}
