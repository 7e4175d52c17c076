package org.precisionhooks.fhir.read.genomic;

import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.genome.Accessions;
import org.precisionhooks.genome.Normalised;
import org.precisionhooks.genome.Normaliser;

/**
 * Tells of names of a variant that state a place and come to none. One on a transcript that is in no table is a name like any
 * other, by which the variant is found again.
 */
final class UnplacedNames {

    /** Coordinates in the short forms of databases and reports, {@code 17-43000000-A-G}. */
    private static final Pattern COORDINATES =
            Pattern.compile("(?:chr)?(?:\\d{1,2}|[XYM]|MT)[-:]\\d{3,9}\\b.*", Pattern.CASE_INSENSITIVE);

    private UnplacedNames() {}

    static void warn(Reading reading, Variant variant) {
        if (variant.location().isPresent()) {
            return;
        }
        Normaliser normaliser = reading.tables().normaliser();
        if (variant.names().stream().anyMatch(name -> isMalformed(normaliser, name))) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "A description of the variant is not written as HGVS has it");
        }
        variant.names().stream()
                .filter(normaliser::isOfKnownSequence)
                .flatMap(name -> reason(normaliser, name).stream())
                .findFirst()
                .ifPresent(reason -> reading.issue(
                        ReadIssueCode.AMBIGUOUS_POSITION, "A description of the variant comes to no place: " + reason));
    }

    private static boolean isMalformed(Normaliser normaliser, String name) {
        boolean description = VariantExpressions.isHgvs(name) && name.indexOf(' ') < 0
                || Accessions.isOfChromosome(name)
                || COORDINATES.matcher(name).matches();
        return description && normaliser.of(name) instanceof Normalised.Malformed;
    }

    private static Optional<String> reason(Normaliser normaliser, String name) {
        return normaliser.of(name) instanceof Normalised.NotLocated nowhere
                ? Optional.of(nowhere.reason())
                : Optional.empty();
    }
}
