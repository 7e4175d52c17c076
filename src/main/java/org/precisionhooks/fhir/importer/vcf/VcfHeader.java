package org.precisionhooks.fhir.importer.vcf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a VCF file says of itself.
 *
 * @param contigs its reference sequences
 * @param references what it names as its reference genome, as written
 * @param samples names of its samples, in the order of their columns
 */
record VcfHeader(List<Contig> contigs, List<String> references, List<String> samples) {

    private static final Pattern CONTIG = Pattern.compile("##contig=<(.*)>\\s*");
    private static final Pattern PART = Pattern.compile("(\\w+)=(\"[^\"]*\"|[^,]*)(?:,|$)");
    private static final Pattern REFERENCE =
            Pattern.compile("##\\w*(?:reference|assembly)\\w*=(.*)", Pattern.CASE_INSENSITIVE);

    /** Writes the last position that it has seen in place of the length of a chromosome. */
    private static final String PLINK = "##source=PLINK";

    VcfHeader {
        contigs = List.copyOf(contigs);
        references = List.copyOf(references);
        samples = List.copyOf(samples);
    }

    /**
     * A {@code ##contig} line.
     *
     * @param length in bases, when stated
     * @param assembly name of the genome, may be empty
     */
    record Contig(String name, Optional<Long> length, String assembly) {}

    /** @param lines all lines that begin with {@code ##} */
    static VcfHeader of(List<String> lines, List<String> samples) {
        List<Contig> contigs = new ArrayList<>();
        List<String> references = new ArrayList<>();
        boolean measured = lines.stream().noneMatch(line -> line.startsWith(PLINK));
        for (String line : lines) {
            Matcher contig = CONTIG.matcher(line);
            Matcher reference = REFERENCE.matcher(line);
            if (contig.matches()) {
                contigs.add(contig(contig.group(1), measured));
            } else if (reference.matches()) {
                references.add(reference.group(1));
            }
        }
        return new VcfHeader(contigs, references, samples);
    }

    private static Contig contig(String parts, boolean measured) {
        String name = "";
        String assembly = "";
        Optional<Long> length = Optional.empty();
        Matcher part = PART.matcher(parts);
        while (part.find()) {
            String value = part.group(2).replace("\"", "");
            switch (part.group(1)) {
                case "ID" -> name = value;
                case "length" -> length = measured ? number(value) : Optional.empty();
                case "assembly" -> assembly = value;
                default -> {}
            }
        }
        return new Contig(name, length, assembly);
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,12}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** The column of the sample that is meant, counted from the first sample. */
    int sample(Optional<String> name) {
        if (samples.isEmpty()) {
            throw FileRefusal.NO_SAMPLE.exception();
        }
        if (name.isEmpty()) {
            if (samples.size() > 1) {
                throw FileRefusal.SAMPLE_NEEDED.exception();
            }
            return 0;
        }
        int first = samples.indexOf(name.get());
        if (first < 0 || samples.lastIndexOf(name.get()) != first) {
            throw FileRefusal.UNKNOWN_SAMPLE.exception();
        }
        return first;
    }
}
