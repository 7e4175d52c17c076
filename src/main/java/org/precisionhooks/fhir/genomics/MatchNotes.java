package org.precisionhooks.fhir.genomics;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.genome.Normalised;

/** Says on a result how it was matched with what was asked, where the two do not name the same sequence (genomics-fhir.md section 7.3). */
final class MatchNotes {

    private static final Pattern DESCRIPTION = Pattern.compile("([A-Z]{2}_\\d{6,12})\\.\\d{1,3}:([cnr]\\..+)");

    private static final String BY_PROTEIN =
            "the result tells its change of the protein, to which only this change of the table of variants leads";

    private MatchNotes() {}

    /**
     * A description whose sequence is in no table.
     *
     * @param accession without version
     */
    record Description(String accession, String change) {}

    /** What is compared as a text, whatever the version of its sequence; empty when its place is known. */
    static Optional<Description> description(VariantItem item) {
        Matcher parts = DESCRIPTION.matcher(item.name());
        return item.meant() instanceof Normalised.NotLocated && parts.matches()
                ? Optional.of(new Description(parts.group(1), parts.group(2)))
                : Optional.empty();
    }

    static void add(ShownVariant shown, VariantItem item) {
        boolean asWritten = shown.filed().variant().names().contains(item.name());
        if (asWritten) {
            return;
        }
        boolean byProtein = item.spelling().isPresent()
                && shown.filed().variant().location().isEmpty();
        description(item)
                .map(other -> "the version of " + other.accession() + " was passed over")
                .or(() -> byProtein ? Optional.of(BY_PROTEIN) : Optional.empty())
                .or(() -> Optional.of(item.note()))
                .filter(note -> !note.isEmpty())
                .ifPresent(note -> shown.observation().addNote().setText("Matched with " + item.name() + ": " + note));
    }
}
