package org.precisionhooks.fhir.write.genomic;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.fhir.write.Canonical;

/**
 * A repeat as HGVS writes it, {@code CAG[42]}.
 *
 * @param motif the repeated bases
 * @param number how often they are repeated
 */
record RepeatName(String motif, long number) {

    private static final Pattern FORM = Pattern.compile("([ACGTN]+)\\[([0-9]{1,9})]");

    static Optional<RepeatName> of(String name) {
        Matcher form = FORM.matcher(name);
        return form.matches()
                ? Optional.of(new RepeatName(form.group(1), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    /**
     * Adds motif and number as a pair.
     *
     * @param order which of the repeats of the variant it is, from 1
     */
    void write(GenomicObservation written, int order) {
        PositiveIntType place = new PositiveIntType(order);
        String url = Canonical.GUIDE + "repeat-motif-order";
        written.guide("repeat-motif", new StringType(motif)).addExtension(url, place);
        written.guide("repeat-number", new Quantity().setValue(number)).addExtension(url, place.copy());
    }
}
