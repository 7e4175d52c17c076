package org.precisionhooks.fhir.read.genomic;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.genome.Accessions;
import org.precisionhooks.genome.GenomeBuild;
import org.precisionhooks.genome.ReferenceSequence;
import org.precisionhooks.genome.ReferenceSequences;

/** On which sequence the positions of an Observation stand, and from which base they count (genomics-fhir.md section 3.9). */
final class Coordinates {

    private static final String ZERO_BASED = "LA30100-4";
    private static final String ONE_BASED = "LA30102-0";
    private static final String CHROMOSOME = "chromosome";

    private static final Pattern PATCH = Pattern.compile("\\.[pP]\\d+$");

    private Coordinates() {}

    /** A span by the base that the Observation declares; empty when that or the chromosome is not known. */
    static Optional<GenomicRegion> region(ObservationSheet sheet, ReadingTables tables, long low, long high) {
        Optional<Integer> base = base(sheet.value(Keys.COORDINATE_SYSTEM));
        Optional<ReferenceSequence> sequence = tables.vocabulary().sequences().of(accession(sheet, tables));
        if (base.isEmpty() || sequence.isEmpty()) {
            return Optional.empty();
        }
        long start = low - base.get();
        boolean fits = start >= 0 && start <= high && high <= sequence.get().length();
        return fits ? Optional.of(new GenomicRegion(sequence.get().accession(), start, high)) : Optional.empty();
    }

    /** 0 or 1 as declared by code or words; empty when not, or both. */
    static Optional<Integer> base(Concept system) {
        boolean zero = Concepts.hasCode(system, ZERO_BASED) || says(system, "0-based");
        boolean one = Concepts.hasCode(system, ONE_BASED) || says(system, "1-based");
        return zero == one ? Optional.empty() : Optional.of(one ? 1 : 0);
    }

    private static boolean says(Concept system, String words) {
        for (Coding coding : system.codings()) {
            if (begins(coding.display(), words)) {
                return true;
            }
        }
        return begins(system.text(), words);
    }

    private static boolean begins(String text, String words) {
        return text.strip().regionMatches(true, 0, words, 0, words.length());
    }

    /** The reference sequence that is named, else the chromosome of the assembly; empty when neither is. */
    static String accession(ObservationSheet sheet, ReadingTables tables) {
        String named = accession(sheet.value(Keys.REFERENCE_SEQUENCE));
        if (!named.isEmpty() || !sheet.has(Keys.CHROMOSOME)) {
            return named;
        }
        return chromosome(tables, sheet.value(Keys.ASSEMBLY), sheet.value(Keys.CHROMOSOME));
    }

    /** A sequence of the chromosome that is stated by whatever component, with or without a build; empty when none is. */
    static String statedChromosome(ObservationSheet sheet, ReadingTables tables) {
        ReferenceSequences sequences = tables.vocabulary().sequences();
        return sequences
                .of(accession(sheet.value(Keys.REFERENCE_SEQUENCE)))
                .or(() -> named(sequences, GenomeBuild.GRCH38, sheet.value(Keys.CHROMOSOME)))
                .map(ReferenceSequence::accession)
                .orElse("");
    }

    /** Whether the chromosome that is named is another one than that of the reference sequence. */
    static boolean isAnotherChromosome(ObservationSheet sheet, ReadingTables tables, ReferenceSequence sequence) {
        return named(tables.vocabulary().sequences(), GenomeBuild.GRCH38, sheet.value(Keys.CHROMOSOME))
                .filter(named -> !named.chromosome().equals(sequence.chromosome()))
                .isPresent();
    }

    private static Optional<ReferenceSequence> named(
            ReferenceSequences sequences, GenomeBuild build, Concept chromosome) {
        return chromosome.codings().stream()
                .flatMap(coding -> sequences.of(coding.code(), build).stream())
                .findFirst()
                .or(() -> sequences.of(chromosome(chromosome), build));
    }

    /** The accession of a chromosome in a build; empty when either is not known. */
    static String chromosome(ReadingTables tables, Concept assembly, Concept chromosome) {
        ReferenceSequences sequences = tables.vocabulary().sequences();
        return build(assembly)
                .flatMap(build -> named(sequences, build, chromosome))
                .filter(sequence -> isItsOwn(sequence, assembly))
                .map(ReferenceSequence::accession)
                .orElse("");
    }

    /** A RefSeq accession; {@code NC-000010.11} is written with a hyphen at times. */
    static String accession(Concept concept) {
        for (Coding coding : concept.codings()) {
            if (!coding.code().isEmpty()) {
                return Accessions.normalised(coding.code());
            }
        }
        return Accessions.normalised(concept.text());
    }

    /** The build by LOINC answer or name, {@code GRCh 38} as well. */
    static Optional<GenomeBuild> build(Concept assembly) {
        for (GenomeBuild build : GenomeBuild.values()) {
            if (Concepts.hasCode(assembly, build.loinc()) || isNamed(assembly.label(), build)) {
                return Optional.of(build);
            }
        }
        return Optional.empty();
    }

    /** Patches change no place on a chromosome. */
    private static boolean isNamed(String name, GenomeBuild build) {
        String plain = PATCH.matcher(name.replace(" ", "")).replaceFirst("");
        return plain.equalsIgnoreCase(build.label()) || plain.equalsIgnoreCase(build.ucsc());
    }

    /** The mitochondrion of UCSC's hg19 is another sequence than that of GRCh37. */
    private static boolean isItsOwn(ReferenceSequence sequence, Concept assembly) {
        return sequence.builds().size() < 2
                || !assembly.label().replace(" ", "").equalsIgnoreCase(GenomeBuild.GRCH37.ucsc());
    }

    /** The name after the word, {@code 13} of {@code Chromosome 13}. */
    private static String chromosome(Concept concept) {
        String words = concept.label().trim().toLowerCase(Locale.ROOT);
        return words.startsWith(CHROMOSOME)
                ? words.substring(CHROMOSOME.length()).trim()
                : words;
    }
}
