package org.precisionhooks.fhir.importer.vcf;

import java.util.List;
import java.util.Optional;

/**
 * The values of one sample in one row.
 *
 * @param keys of the {@code FORMAT} column
 * @param values of the sample's column; values at the end may be left out
 */
record SampleValues(List<String> keys, List<String> values) {

    private static final String GENOTYPE = "GT";
    private static final String MISSING = ".";
    private static final int LONGEST_NUMBER = 9;

    static SampleValues of(String format, String sample) {
        return new SampleValues(List.of(format.split(":", -1)), List.of(sample.split(":", -1)));
    }

    /** Empty when it is missing. */
    Optional<String> value(String key) {
        int at = keys.indexOf(key);
        return at < 0
                        || at >= values.size()
                        || values.get(at).isEmpty()
                        || values.get(at).equals(MISSING)
                ? Optional.empty()
                : Optional.of(values.get(at));
    }

    /** Empty when it cannot be read; a genotype that is not there is one without a call. */
    Optional<Genotype> genotype() {
        return value(GENOTYPE).map(Genotype::of).orElse(Optional.of(Genotype.NONE));
    }

    /** The first of these that is a whole number of 0 or more. */
    Optional<Integer> number(String... among) {
        for (String key : among) {
            Optional<Integer> number = value(key).flatMap(SampleValues::whole);
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }

    /** The value of an allele in a list of one for each; 0 is the reference. */
    Optional<Integer> number(String key, int allele) {
        return value(key)
                .map(list -> list.split(",", -1))
                .filter(list -> allele < list.length)
                .flatMap(list -> whole(list[allele]));
    }

    /** The sum of such a list, when all of it is known. */
    Optional<Integer> sum(String key) {
        return value(key).flatMap(list -> {
            long sum = 0;
            for (String part : list.split(",", -1)) {
                Optional<Integer> number = whole(part);
                if (number.isEmpty()) {
                    return Optional.empty();
                }
                sum += number.get();
            }
            return sum > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) sum);
        });
    }

    private static Optional<Integer> whole(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
