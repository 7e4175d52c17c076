package org.precisionhooks.engine.cardiology.polygenic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a scoring file says of itself.
 *
 * @param id {@code PGS000001}, or the name where it has no id
 * @param name of the score
 * @param trait what it was made for, in the words of the file
 * @param traits ids of what it was made for, {@code EFO_0004339}
 * @param weightType what the weights are, as written; {@code NR} is not reported
 * @param version of the format, and the date of harmonised positions
 * @param license as written, empty when the file states none
 * @param citation of the publication
 */
public record ScoreTitle(
        String id,
        String name,
        String trait,
        List<String> traits,
        String weightType,
        String version,
        String license,
        String citation) {

    /** Weights of these types are factors: they are multiplied, which a sum does not do. */
    private static final Set<String> FACTORS =
            Set.of("OR", "HR", "RR", "ODDS RATIO", "HAZARD RATIO", "RELATIVE RISK", "RISK RATIO");

    public ScoreTitle {
        traits = List.copyOf(traits);
    }

    static ScoreTitle of(Map<String, String> header) {
        String name = header.getOrDefault("pgs_name", "");
        return new ScoreTitle(
                header.getOrDefault("pgs_id", name),
                name,
                header.getOrDefault("trait_reported", ""),
                Stream.of(header.getOrDefault("trait_efo", "").split("[|,;]"))
                        .map(String::strip)
                        .filter(trait -> !trait.isEmpty())
                        .toList(),
                header.getOrDefault("weight_type", "NR"),
                version(header),
                header.getOrDefault("license", ""),
                header.getOrDefault("citation", ""));
    }

    private static String version(Map<String, String> header) {
        String format = "format " + header.getOrDefault("format_version", "not stated");
        String date = header.getOrDefault("HmPOS_date", "");
        return date.isEmpty() ? format : format + ", positions of " + date;
    }

    /** Whether the weights are odds or hazard ratios, which must not be added up. */
    public boolean hasFactors() {
        return FACTORS.contains(weightType.toUpperCase(Locale.ROOT));
    }
}
