package org.precisionhooks.genome;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.knowledge.Knowledge;

/** The chromosomes of both builds, by accession and by name (genomics-fhir.md section 7). */
public final class ReferenceSequences {

    private final Map<String, ReferenceSequence> byAccession = new HashMap<>();
    private final Map<Name, ReferenceSequence> byName = new HashMap<>();

    private record Name(GenomeBuild build, String chromosome) {}

    private ReferenceSequences(List<ReferenceSequenceRow> rows) {
        rows.forEach(this::add);
    }

    /** Opens {@code genomics/reference_sequences.tsv}. */
    public static ReferenceSequences from(Knowledge knowledge) {
        return new ReferenceSequences(knowledge
                .table("genomics/reference_sequences", ReferenceSequenceRow.class)
                .rows());
    }

    private void add(ReferenceSequenceRow row) {
        boolean shared = row.grch37().equals(row.grch38());
        Set<GenomeBuild> both = Set.of(GenomeBuild.values());
        add(row, row.grch37(), shared ? both : Set.of(GenomeBuild.GRCH37), row.length37());
        add(row, row.grch38(), shared ? both : Set.of(GenomeBuild.GRCH38), row.length38());
    }

    private void add(ReferenceSequenceRow row, String accession, Set<GenomeBuild> builds, long length) {
        ReferenceSequence sequence = new ReferenceSequence(accession, row.chromosome(), builds, length);
        byAccession.put(accession, sequence);
        builds.forEach(build -> {
            byName.put(new Name(build, row.chromosome()), sequence);
            byName.put(new Name(build, row.answer()), sequence);
        });
    }

    /** The chromosome of an accession with version; empty for other builds, transcripts and genes. */
    public Optional<ReferenceSequence> of(String accession) {
        return Optional.ofNullable(byAccession.get(accession));
    }

    /**
     * The chromosome that a name means in a build.
     *
     * @param name {@code 1}, {@code chr1}, {@code M}, {@code chrMT}, in any case, its answer code in LOINC, or the accession
     *     itself; none when empty
     */
    public Optional<ReferenceSequence> of(String name, GenomeBuild build) {
        ReferenceSequence named = byAccession.get(name);
        if (named != null) {
            return named.builds().contains(build) ? Optional.of(named) : Optional.empty();
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String plain = name.toUpperCase(Locale.ROOT);
        String bare = plain.startsWith("CHR") ? plain.substring(3) : plain;
        return Optional.ofNullable(byName.get(new Name(build, bare.equals("M") ? "MT" : bare)));
    }
}
