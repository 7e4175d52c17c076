package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.genome.Alleles;
import org.precisionhooks.genome.ReferenceSequence;

/** Reads the variants of a MolecularSequence, each at least one copy (genomics-fhir.md section 4). */
public final class SequenceReader implements ResourceReader {

    /** The reference that the variants stand on. */
    private record Frame(String accession, int base, OptionalLong windowStart, OptionalLong windowEnd, boolean crick) {

        boolean contains(long start, long end) {
            return (windowStart.isEmpty() || start >= windowStart.getAsLong())
                    && (windowEnd.isEmpty() || end <= windowEnd.getAsLong());
        }
    }

    @Override
    public void read(Reading reading) {
        JsonNode json = reading.json();
        boolean structures = SequenceStructures.read(reading, accession(reading.tables(), json.path("referenceSeq")));
        if (!Json.hasItems(json, "variant") && structures) {
            return;
        }
        if (!Json.hasItems(json, "variant")) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A sequence without variants; kept, not computed with");
            return;
        }
        Origin origin = Origins.ofSequence(reading);
        String problem = problemOf(reading.tables(), json);
        Expressions none = Expressions.none(reading.tables().normaliser());
        for (JsonNode variant : Json.items(json, "variant")) {
            Placement placement = problem.isEmpty()
                    ? place(variant, frame(reading.tables(), json), none)
                    : Placement.unclear(problem);
            write(reading, variant, placement, origin);
        }
    }

    private static void write(Reading reading, JsonNode variant, Placement placement, Origin origin) {
        Optional<GenomicLocation> location = placement.location();
        if (location.isEmpty()) {
            reading.uncomputable("", origin, ReadIssueCode.AMBIGUOUS_POSITION, placement.problem());
            return;
        }
        boolean unchanged = location.get().reference().equals(location.get().alternate());
        reading.fact(new Variant(
                reading.source(),
                reading.geneAt(location.get().region()),
                origin,
                unchanged ? Presence.REFERENCE_CONFIRMED : Presence.PRESENT,
                Zygosity.UNKNOWN,
                List.of(),
                location));
        if (cigarContradicts(Json.text(variant, "cigar"), location.get())) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The cigar contradicts the alleles; read by the alleles");
        }
    }

    /** Why no variant of the sequence can be placed, empty when nothing speaks against it. */
    private static String problemOf(ReadingTables tables, JsonNode json) {
        JsonNode reference = json.path("referenceSeq");
        OptionalLong base = Json.whole(json.path("coordinateSystem"));
        String type = Json.text(json, "type");
        if (!type.isEmpty() && !type.equals("dna")) {
            return "The sequence is not DNA";
        }
        if (base.isEmpty() || base.getAsLong() < 0 || base.getAsLong() > 1) {
            return "The coordinate system of the sequence is not stated";
        }
        Optional<ReferenceSequence> sequence = tables.vocabulary().sequences().of(accession(tables, reference));
        if (sequence.isEmpty()) {
            return "The sequence is not on a chromosome of a known build";
        }
        if (reachesBeyond(json, sequence.get().length())) {
            return "A variant lies beyond the end of the chromosome";
        }
        return Json.text(reference, "orientation").equals("antisense")
                ? "The reference of the sequence is antisense"
                : "";
    }

    private static boolean reachesBeyond(JsonNode json, long length) {
        for (JsonNode variant : Json.items(json, "variant")) {
            if (Json.whole(variant.path("end")).orElse(0) > length) {
                return true;
            }
        }
        return false;
    }

    private static Frame frame(ReadingTables tables, JsonNode json) {
        JsonNode reference = json.path("referenceSeq");
        return new Frame(
                accession(tables, reference),
                (int) Json.whole(json.path("coordinateSystem")).orElse(0),
                Json.whole(reference.path("windowStart")),
                Json.whole(reference.path("windowEnd")),
                Json.text(reference, "strand").equals("crick"));
    }

    /** The sequence that is named, else the chromosome of the build. */
    private static String accession(ReadingTables tables, JsonNode reference) {
        String named = Coordinates.accession(Concepts.concept(reference.path("referenceSeqId")));
        return named.isEmpty()
                ? Coordinates.chromosome(
                        tables,
                        Concept.ofText(Json.text(reference, "genomeBuild")),
                        Concepts.concept(reference.path("chromosome")))
                : named;
    }

    private static Placement place(JsonNode variant, Frame frame, Expressions expressions) {
        OptionalLong start = Json.whole(variant.path("start"));
        OptionalLong end = Json.whole(variant.path("end"));
        if (start.isEmpty() || end.isEmpty() || start.getAsLong() < frame.base()) {
            return Placement.unclear("A variant of the sequence has no start and end");
        }
        Optional<String> reference = allele(variant, "referenceAllele");
        Optional<String> alternate = allele(variant, "observedAllele");
        if (reference.isEmpty() || alternate.isEmpty()) {
            return Placement.unclear("A variant of the sequence does not state both alleles as bases");
        }
        if (!frame.contains(start.getAsLong(), end.getAsLong())) {
            return Placement.unclear("A variant lies outside the window of the sequence");
        }
        boolean insertion = reference.get().isEmpty();
        long length = insertion && frame.base() == 1 ? 1 : reference.get().length() - frame.base();
        if (end.getAsLong() - start.getAsLong() != length) {
            return Placement.unclear("Start and end do not fit the length of the reference allele");
        }
        long from = insertion ? start.getAsLong() : start.getAsLong() - frame.base();
        return expressions.checked(located(frame, from, reference.get(), alternate.get()));
    }

    private static GenomicLocation located(Frame frame, long start, String reference, String alternate) {
        return frame.crick()
                ? Alleles.change(
                        frame.accession(),
                        start,
                        Alleles.reverseComplement(reference),
                        Alleles.reverseComplement(alternate))
                : Alleles.change(frame.accession(), start, reference, alternate);
    }

    private static Optional<String> allele(JsonNode variant, String field) {
        return variant.path(field).isTextual() ? Alleles.of(Json.text(variant, field)) : Optional.empty();
    }

    private static boolean cigarContradicts(String cigar, GenomicLocation location) {
        int change = Integer.compare(
                location.alternate().length(), location.reference().length());
        char expected = change == 0 ? 'M' : change > 0 ? 'I' : 'D';
        boolean plainMatch = change == 0 && (cigar.indexOf('X') >= 0 || cigar.indexOf('=') >= 0);
        return !cigar.isEmpty() && cigar.indexOf(expected) < 0 && !plainMatch;
    }
}
