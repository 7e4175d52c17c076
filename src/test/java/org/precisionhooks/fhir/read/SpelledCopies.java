package org.precisionhooks.fhir.read;

import org.precisionhooks.facts.Copies;

/** Numbers of copies in words. */
final class SpelledCopies {

    private SpelledCopies() {}

    static String of(Copies copies) {
        if (copies.number().isPresent()) {
            return copies.number().get().toPlainString();
        }
        if (copies.least().isPresent() && copies.most().isPresent()) {
            return copies.least().get() + "-" + copies.most().get();
        }
        String equal = copies.open() ? "" : "=";
        return copies.least()
                .map(least -> ">" + equal + least)
                .orElseGet(() -> "<" + equal + copies.most().orElseThrow());
    }
}
