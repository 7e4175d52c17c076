package org.precisionhooks.genome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.StructuralChange;

/** A small part of ISCN (microarrays, one change of a karyotype) and fusions as genes joined by {@code ::}. */
final class StructuralExpressions {

    private static final Pattern ARRAY = Pattern.compile(
            "arr\\s*\\[(?<build>[^\\]]{1,20})]\\s*(?<chromosome>\\d{1,2}|[XY])[pq][0-9.pqtercen]{0,24}"
                    + "\\((?<start>[\\d,]{1,14})[_-](?<end>[\\d,]{1,14})\\)\\s*x(?<copies>\\d{1,3})"
                    + "(?:\\s+(?:dn|mat|pat|inh|dmat|dpat))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ARRAY_OF_SOME_KIND = Pattern.compile("arr\\s*[\\[(\\dXY].*", Pattern.DOTALL);
    private static final Pattern BANDS = Pattern.compile(
            "(?:\\d{2},[XY]{1,4},)?(?<change>del|dup|inv|ins|t)\\((?:\\d{1,2}|[XY])(?:;(?:\\d{1,2}|[XY]))*\\)\\([pq][0-9.pq;]*\\)");
    private static final Pattern KARYOTYPE =
            Pattern.compile("(?:mos |nuc |ish )?\\s*\\d{2},[XY]{1,4}(?:[,\\[/].*)?|(?:nuc )?ish\\b.*");
    private static final String GENE = "(?:HGNC:\\d{1,6}|[A-Za-z][A-Za-z0-9-]{0,19})";
    private static final Pattern FUSION = Pattern.compile(GENE + "(?:::" + GENE + ")+");

    private StructuralExpressions() {}

    static Optional<Normalised> read(String expression, ReferenceSequences sequences) {
        if (FUSION.matcher(expression).matches()) {
            return Optional.of(new Normalised.Structural(
                    StructuralChange.GENE_FUSION,
                    List.of(expression.split("::")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    ""));
        }
        Matcher array = ARRAY.matcher(expression);
        if (array.matches()) {
            return Optional.of(copies(expression, array, sequences));
        }
        Matcher bands = BANDS.matcher(expression);
        return bands.matches() ? Optional.of(bands(bands)) : outside(expression);
    }

    private static Normalised bands(Matcher bands) {
        return new Normalised.Structural(
                SymbolicAlleles.change(bands.group("change")),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "Bands have no coordinates");
    }

    private static Normalised copies(String expression, Matcher array, ReferenceSequences sequences) {
        Optional<ReferenceSequence> chromosome =
                build(array.group("build")).flatMap(build -> sequences.of(array.group("chromosome"), build));
        long start = number(array.group("start"));
        long end = number(array.group("end"));
        if (start < 1
                || end < start
                || chromosome.filter(of -> end > of.length()).isPresent()) {
            return new Normalised.Malformed(expression, "The positions are not in order, or beyond the chromosome");
        }
        Optional<GenomicRegion> region = chromosome.map(of -> new GenomicRegion(of.accession(), start - 1, end));
        return new Normalised.Structural(
                StructuralChange.COPY_NUMBER_VARIATION,
                List.of(),
                region,
                region,
                Optional.of(new BigDecimal(array.group("copies"))),
                region.isPresent() ? "" : "Its build is neither GRCh37 nor GRCh38");
    }

    private static Optional<GenomeBuild> build(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "grch38", "hg38" -> Optional.of(GenomeBuild.GRCH38);
            case "grch37", "hg19" -> Optional.of(GenomeBuild.GRCH37);
            default -> Optional.empty();
        };
    }

    private static long number(String digits) {
        String plain = digits.replace(",", "");
        return plain.isEmpty() ? -1 : Long.parseLong(plain);
    }

    /** What looks like ISCN or a fusion and is neither of the forms above. */
    private static Optional<Normalised> outside(String expression) {
        boolean known = ARRAY_OF_SOME_KIND.matcher(expression).matches()
                || KARYOTYPE.matcher(expression).matches()
                || expression.contains("::");
        return known
                ? Optional.of(new Normalised.NotLocated(expression, "This form of a structural change is not read"))
                : Optional.empty();
    }
}
