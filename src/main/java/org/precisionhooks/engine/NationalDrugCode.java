package org.precisionhooks.engine;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The spellings of the US National Drug Code: ten digits in three parts, or eleven digits with each part filled up by zeros. */
final class NationalDrugCode {

    private static final int[] PARTS = {5, 4, 2};

    private NationalDrugCode() {}

    /** The eleven digits of a code in parts; a code without parts as it is, since ten digits alone do not tell the parts. */
    static String elevenDigits(String code) {
        String[] parts = code.strip().split("-", -1);
        boolean parted = parts.length == PARTS.length
                && Arrays.stream(parts).allMatch(part -> part.matches("[0-9]{1,5}"))
                && IntStream.range(0, PARTS.length).allMatch(i -> parts[i].length() <= PARTS[i]);
        return parted
                ? IntStream.range(0, PARTS.length)
                        .mapToObj(i -> "0".repeat(PARTS[i] - parts[i].length()) + parts[i])
                        .collect(Collectors.joining())
                : code.strip();
    }
}
