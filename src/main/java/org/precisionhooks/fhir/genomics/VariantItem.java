package org.precisionhooks.fhir.genomics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.genome.Normalised;
import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.genome.ProteinChange;
import org.precisionhooks.genome.Spelling;

/**
 * A variant that was asked for.
 *
 * @param text as it was sent
 * @param name the expression or id in it, as results have it
 * @param meant what it came to
 * @param protein the change of a protein that it names
 */
record VariantItem(String text, String name, Normalised meant, Optional<ProteinChange> protein) {

    private static final String CLINVAR = "http://www.ncbi.nlm.nih.gov/clinvar|";

    static List<VariantItem> all(List<String> items, Normaliser normaliser) {
        return items.stream().map(item -> of(item, normaliser)).toList();
    }

    private static VariantItem of(String text, Normaliser normaliser) {
        String name = name(text);
        Normalised meant = normaliser.of(name);
        if (meant instanceof Normalised.Malformed) {
            throw GenomicRefusal.UNREADABLE_VARIANT.exception(text);
        }
        return new VariantItem(text, name, meant, normaliser.proteinChange(name, ""));
    }

    /** Ids come as tokens, too. */
    private static String name(String text) {
        boolean number = text.startsWith(CLINVAR) && Character.isDigit((text + " ").charAt(CLINVAR.length()));
        String code = text.substring(text.indexOf('|') + 1);
        return number ? "ClinVar:" + code : code;
    }

    /** The change, where it has one place. */
    Optional<Spelling> spelling() {
        return meant instanceof Normalised.Located located ? Optional.of(located.spelling()) : Optional.empty();
    }

    /** The changes of the table that it may mean, where it does not tell the place itself. */
    List<GenomicLocation> candidates() {
        return meant instanceof Normalised.Candidates several ? several.locations() : List.of();
    }

    /** All places that it may mean. */
    Stream<Spelling> places() {
        return Stream.concat(spelling().stream(), candidates().stream().map(Spelling::of));
    }

    /** What was passed over, or taken from a table, to reach its place; may be empty. */
    String note() {
        return meant instanceof Normalised.Located located ? located.note() : "";
    }

    /** Nothing was found by its name either: that is no answer (genomics-fhir.md section 7). */
    void refuseUnlocated() {
        if (meant instanceof Normalised.NotLocated unknown) {
            throw GenomicRefusal.VARIANT_NOT_LOCATED.exception(text + " (" + unknown.reason() + ")");
        } else if (meant instanceof Normalised.Structural) {
            throw GenomicRefusal.VARIANT_NOT_LOCATED.exception(
                    text + " (Changes of structure are asked for by ranges)");
        }
    }
}
