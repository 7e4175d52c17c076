package org.precisionhooks.engine.cardiology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.facts.Residence;
import org.precisionhooks.knowledge.Knowledge;

/** The deprivation decile of the area where a person lives, where a site has loaded one; never guessed. */
final class Deprivation {

    private static final int PLUS_FOUR = 5;

    private final Map<String, Integer> deciles = new HashMap<>();

    /** A row of {@code deprivation.tsv}. */
    record PostalRow(String country, String postalCode, int decile) {}

    static Deprivation from(Knowledge knowledge) {
        Deprivation deprivation = new Deprivation();
        knowledge
                .table("cardiology/deprivation", PostalRow.class)
                .rows()
                .forEach(row -> deprivation.deciles.put(row.country() + "|" + row.postalCode(), row.decile()));
        return deprivation;
    }

    /** By where the person lives now; of several places with different deciles none. */
    Found of(ConsentedFacts facts, InputGap gap) {
        List<Residence> known = facts.all(Residence.class).stream()
                .filter(one -> decile(one).isPresent())
                .toList();
        Set<Integer> said = known.stream().map(one -> decile(one).orElseThrow()).collect(Collectors.toSet());
        if (said.size() > 1) {
            return Found.not(Input.SDI, Cause.UNCLEAR, "The record names places to live in with different deciles");
        }
        return said.isEmpty()
                ? new Found(Optional.empty(), Optional.of(gap))
                : Found.of(Reading.of(
                        Input.SDI,
                        said.iterator().next(),
                        known.stream().map(Residence::source).distinct().toList(),
                        List.of("The deprivation decile is that of the postal code, not of the person.")));
    }

    /** A ZIP code may be written with its four further digits; without a country the one of the table's rows. */
    private Optional<Integer> decile(Residence residence) {
        String code = residence.postalCode().strip();
        String zip = code.matches("\\d{5}-?\\d{4}") ? code.substring(0, PLUS_FOUR) : code;
        String country =
                switch (residence.country().strip()) {
                    case "", "US", "USA", "United States" -> "US";
                    default -> residence.country().strip();
                };
        return Optional.ofNullable(deciles.get(country + "|" + zip));
    }
}
