package org.precisionhooks.engine.pharmacogenomics;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The alleles of one gene in one person: two, or one where the person has one copy.
 *
 * @param alleles one or two alleles, in the order given
 */
record Diplotype(List<Allele> alleles) {

    static final int LONGEST = 400;

    private static final Pattern TWO_BASES = Pattern.compile("([^/|]*?)([ACGT])([ACGT])\\s*");

    Diplotype {
        alleles = List.copyOf(alleles);
        if (alleles.isEmpty() || alleles.size() > 2) {
            throw new IllegalArgumentException("A diplotype has one or two alleles, not " + alleles.size());
        }
    }

    static Diplotype of(Allele first, Allele second) {
        return new Diplotype(List.of(first, second));
    }

    /**
     * Reads a laboratory's diplotype. Allele names may hold a slash themselves, so a text that is a name as a whole is one
     * allele, and else it is parted where both sides are names; two different ways to part it are no answer.
     */
    static Optional<Diplotype> parse(String text, AlleleNames names) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<Allele> whole = names.find(text);
        if (whole.isPresent()) {
            return whole.map(allele -> new Diplotype(List.of(allele)));
        }
        List<Diplotype> found = IntStream.range(1, text.length())
                .filter(i -> text.charAt(i) == '/' || text.charAt(i) == '|')
                .mapToObj(i -> parted(text, i, names))
                .flatMap(Optional::stream)
                .toList();
        return found.isEmpty()
                ? ofBases(text, names)
                : found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Two bases written as one word, with the name of their place in front or not: {@code -1639 AG}. */
    private static Optional<Diplotype> ofBases(String text, AlleleNames names) {
        Matcher bases = TWO_BASES.matcher(text);
        return bases.matches()
                ? names.find(bases.group(1) + bases.group(2))
                        .flatMap(first ->
                                names.find(bases.group(1) + bases.group(3)).map(second -> of(first, second)))
                : Optional.empty();
    }

    /** The alleles of a diplotype of which only one side is a name: the other is not known here. */
    static List<Allele> partlyKnown(String text, AlleleNames names) {
        if (text.length() > LONGEST || parse(text, names).isPresent()) {
            return List.of();
        }
        return IntStream.range(1, text.length())
                .filter(i -> text.charAt(i) == '/' || text.charAt(i) == '|')
                .boxed()
                .flatMap(i -> Stream.of(text.substring(0, i), text.substring(i + 1)))
                .flatMap(side -> names.find(side).stream())
                .distinct()
                .toList();
    }

    private static Optional<Diplotype> parted(String text, int at, AlleleNames names) {
        return names.find(text.substring(0, at))
                .flatMap(first -> names.find(text.substring(at + 1)).map(second -> of(first, second)));
    }

    boolean unknownCopies() {
        return alleles.stream().anyMatch(Allele::unknownCopies);
    }

    List<String> names() {
        return alleles.size() == 2
                ? List.of(alleles.get(0).name(), alleles.get(1).name())
                : List.of(alleles.get(0).name());
    }

    String text() {
        return String.join("/", names());
    }
}
