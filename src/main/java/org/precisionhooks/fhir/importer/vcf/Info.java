package org.precisionhooks.fhir.importer.vcf;

import java.util.Optional;

/**
 * The {@code INFO} column of a row.
 *
 * @param text as written
 */
record Info(String text) {

    private static final int LONGEST_NUMBER = 12;

    Optional<String> value(String key) {
        String start = key + "=";
        int at = text.startsWith(start) ? 0 : text.indexOf(";" + start);
        if (at < 0) {
            return Optional.empty();
        }
        int from = text.indexOf('=', at) + 1;
        int to = text.indexOf(';', from);
        String value = text.substring(from, to < 0 ? text.length() : to);
        return value.isEmpty() || value.equals(".") ? Optional.empty() : Optional.of(value);
    }

    boolean has(String flag) {
        return (";" + text + ";").contains(";" + flag + ";");
    }

    Optional<Long> number(String key) {
        return value(key).filter(Info::isNumber).map(Long::valueOf);
    }

    /** Two numbers, as confidence intervals are given; empty when they are none. */
    Optional<Bounds> bounds(String key) {
        return value(key)
                .map(pair -> pair.split(",", -1))
                .filter(pair -> pair.length == 2 && isNumber(pair[0]) && isNumber(pair[1]))
                .map(pair -> new Bounds(Long.parseLong(pair[0]), Long.parseLong(pair[1])))
                .filter(pair -> pair.low() <= pair.high());
    }

    record Bounds(long low, long high) {}

    private static boolean isNumber(String text) {
        return text.length() <= LONGEST_NUMBER && text.matches("-?\\d+");
    }
}
