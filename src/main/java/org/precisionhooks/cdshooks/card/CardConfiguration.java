package org.precisionhooks.cdshooks.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.cdshooks.hook.HookError;
import org.precisionhooks.cdshooks.hook.Members;
import org.precisionhooks.engine.Occasion;

/**
 * What a client asks of the cards of one answer, in the extension {@code davinci-crd.configuration} of its call. What is not
 * known is ignored; critical findings, and orders that could not be checked, are sent whatever it says.
 *
 * @param maxCards most cards in the answer, 1 or more; the client's profile decides if absent
 * @param off kinds of cards that are not wanted
 */
public record CardConfiguration(Optional<Integer> maxCards, Set<CardKind> off) {

    static final CardConfiguration NONE = new CardConfiguration(Optional.empty(), Set.of());

    public static final String MAX_CARDS = "max-cards";

    private static final String EXTENSION = "davinci-crd.configuration";
    private static final BigDecimal FEWEST = BigDecimal.ONE;

    /** Far above what anyone reads. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000);

    public CardConfiguration {
        off = Set.copyOf(off);
    }

    /** @throws HookError when a known option has a value of another type */
    public static CardConfiguration of(JsonNode extension) {
        Members options = new Members(extension.path(EXTENSION), "extension." + EXTENSION + ".");
        Set<CardKind> off = EnumSet.noneOf(CardKind.class);
        for (CardKind kind : CardKind.values()) {
            options.present(kind.code())
                    .filter(value -> !isOn(value, options.path() + kind.code()))
                    .ifPresent(value -> off.add(kind));
        }
        return new CardConfiguration(
                options.present(MAX_CARDS).map(value -> count(value, options.path() + MAX_CARDS)), off);
    }

    /** The advice without the kinds that are not wanted. */
    public Advice wanted(Advice advice, Occasion occasion) {
        return advice.with(advice.findings().stream()
                .filter(finding ->
                        CardKind.of(finding, occasion).filter(off::contains).isEmpty())
                .toList());
    }

    private static boolean isOn(JsonNode value, String path) {
        if (!value.isBoolean()) {
            throw HookError.invalid(path, "must be a boolean");
        }
        return value.booleanValue();
    }

    /** None at all cannot be asked for: what is critical must have a card. */
    private static int count(JsonNode value, String path) {
        if (!value.isNumber() || value.decimalValue().stripTrailingZeros().scale() > 0) {
            throw HookError.invalid(path, "must be a whole number");
        }
        return value.decimalValue().max(FEWEST).min(MOST).intValue();
    }
}
