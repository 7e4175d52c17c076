package org.precisionhooks.fhir.read.vocabulary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.knowledge.Knowledge;

/** Brings known results into the units in which the engines take them, by UCUM. */
public final class ResultUnits {

    private static final UcumService UCUM = ucum();

    /** Whether units fit takes UCUM long to work out, and a record has the same few again and again. */
    private static final Cache<UnitPair, Boolean> FITTING =
            Caffeine.newBuilder().maximumSize(2_000).build();

    /** Longer ones, and those with large numbers, are no unit of a result; working them out could take forever. */
    private static final int LONGEST_UNIT = 40;

    private static final Pattern LARGE_NUMBER = Pattern.compile("\\d{3}");
    private static final Pattern ANNOTATION = Pattern.compile("\\{[^{}]*\\}");

    private final Map<String, ResultRow> rows = new HashMap<>();

    /** A row of {@code measurements/results.tsv}; without units the answer is a code. */
    record ResultRow(String system, String code, List<String> units, String display) {}

    private record UnitPair(String sent, String unit) {}

    /** A number with its unit. */
    public record Amount(BigDecimal value, String unit) {}

    private ResultUnits(List<ResultRow> rows) {
        rows.forEach(row -> this.rows.put(row.code(), row));
    }

    static ResultUnits from(Knowledge knowledge) {
        return new ResultUnits(
                knowledge.table("measurements/results", ResultRow.class).rows());
    }

    /** Whether a coded answer to it is wanted. */
    public boolean isQuestion(Concept concept, ReadingTables tables) {
        return row(concept, tables).filter(row -> row.units().isEmpty()).isPresent();
    }

    /** The amount in a unit of the table, or as it is when it cannot be brought into one, or into more than one. */
    public Amount canonical(Concept concept, Amount amount, ReadingTables tables) {
        return row(concept, tables).map(row -> canonical(row.units(), amount)).orElse(amount);
    }

    private Optional<ResultRow> row(Concept concept, ReadingTables tables) {
        for (Coding coding : concept.codings()) {
            ResultRow row = rows.get(coding.code());
            if (row != null && tables.canonical(coding.system()).equals(row.system())) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static Amount canonical(List<String> units, Amount amount) {
        String plain = withoutAnnotation(amount.unit());
        for (String unit : units) {
            if (withoutAnnotation(unit).equals(plain)) {
                return new Amount(amount.value(), unit);
            }
        }
        if (!isUnit(amount.unit())) {
            return amount;
        }
        List<String> fitting =
                units.stream().filter(unit -> fits(amount.unit(), unit)).toList();
        return fitting.size() == 1 ? converted(amount, fitting.get(0)) : amount;
    }

    private static boolean isUnit(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_UNIT
                && !LARGE_NUMBER.matcher(text).find();
    }

    private static String withoutAnnotation(String unit) {
        return unit.indexOf('{') < 0 ? unit : ANNOTATION.matcher(unit).replaceAll("");
    }

    /**
     * To UCUM a mole, an international unit and a percent are plain numbers, so that it would make mmol/L of [IU]/L. Moles are
     * only made of moles, and a ratio only of what is spelled as one.
     */
    private static boolean fits(String sent, String unit) {
        return FITTING.get(new UnitPair(sent, unit), ResultUnits::worksOut);
    }

    private static boolean worksOut(UnitPair pair) {
        String sent = pair.sent();
        String unit = pair.unit();
        try {
            return sent.contains("mol") == unit.contains("mol")
                    && (sent.contains("/") || !UCUM.isComparable(unit, "1"))
                    && UCUM.isComparable(sent, unit);
        } catch (UcumException | RuntimeException e) {
            return false;
        }
    }

    private static Amount converted(Amount amount, String unit) {
        try {
            Decimal value = new Decimal(amount.value().toPlainString());
            return new Amount(
                    new BigDecimal(UCUM.convert(value, amount.unit(), unit).asDecimal()), unit);
        } catch (UcumException | RuntimeException e) {
            return amount;
        }
    }

    private static UcumService ucum() {
        try (InputStream essence = UcumService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(essence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UcumException e) {
            throw new IllegalStateException("The definitions of UCUM are broken", e);
        }
    }
}
