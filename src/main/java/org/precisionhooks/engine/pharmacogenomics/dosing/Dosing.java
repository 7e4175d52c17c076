package org.precisionhooks.engine.pharmacogenomics.dosing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.pharmacogenomics.dosing.DosingTables.FactorRow;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.knowledge.Knowledge;

/** Starting doses beside the advice on a drug: by equations for warfarin, by shares of the usual start for others. */
public final class Dosing {

    private static final String WARFARIN = "11289";

    private final DosingTables tables;
    private final WarfarinDose.Models models;
    private final Map<String, Factor> factors;

    /** A share of the usual start in words, beside its row. */
    private record Factor(FactorRow row, String words) {

        static Factor of(FactorRow row) {
            return new Factor(
                    row,
                    "Dose factor: "
                            + range(
                                    row.fromPercent().doubleValue(),
                                    row.toPercent().doubleValue()) + " % of the usual start");
        }
    }

    private Dosing(DosingTables tables) {
        this.tables = tables;
        this.models = WarfarinDose.Models.of(tables);
        this.factors = tables.factors().values().stream()
                .filter(row -> !row.unit().isEmpty())
                .collect(Collectors.toMap(FactorRow::action, Factor::of));
    }

    public static Dosing from(Knowledge knowledge) {
        return new Dosing(DosingTables.of(knowledge));
    }

    /**
     * Whom a dose is for.
     *
     * @param drugs RxNorm ingredients that the patient takes or is ordered
     * @param reasons what the order is for
     */
    public record Person(ConsentedFacts facts, LocalDate date, Set<String> drugs, List<Concept> reasons) {

        public Person {
            drugs = Set.copyOf(drugs);
            reasons = List.copyOf(reasons);
        }
    }

    /** Whether a drug is dosed by equations. */
    public boolean hasEquations(String rxcui) {
        return rxcui.equals(WARFARIN);
    }

    /** Whether an action asks for a share of the usual start that can be worked out. */
    public boolean hasFactor(String action) {
        return factors.containsKey(action);
    }

    /**
     * The dose of a drug by equations.
     *
     * @param genotypes by gene, as far as they are known for sure
     * @param besides what was found at positions that are part of no allele, by rs number
     */
    public List<Paragraph> byEquations(
            String rxcui, Person person, Map<String, DoseGenotype> genotypes, Map<String, String> besides) {
        return hasEquations(rxcui)
                ? new WarfarinDose(models, dosed(person), genotypes, besides).paragraphs()
                : List.of();
    }

    /**
     * The share of the usual start that an action asks for, in an amount where the body size is on file. Where the protocol
     * gives the usual start, the advice's own words tell the share and nothing is added.
     */
    public Optional<Paragraph> byFactor(String action, Person person) {
        return Optional.ofNullable(factors.get(action))
                .map(factor -> new Paragraph(Kind.ADVICE, words(factor, dosed(person))));
    }

    private DosePerson dosed(Person person) {
        return new DosePerson(tables, person.facts(), person.date(), person.drugs(), person.reasons());
    }

    private static String words(Factor factor, DosePerson person) {
        FactorRow row = factor.row();
        StringBuilder words = new StringBuilder(factor.words());
        boolean perKg = row.unit().contains("/kg");
        DoseInput size = person.of(perKg ? Term.WEIGHT : Term.BODY_SURFACE);
        if (size.problem().isPresent()) {
            return words.append("; no amount is computed: ")
                    .append(size.problem().get())
                    .append(".")
                    .toString();
        }
        row.usualFrom().ifPresent(usual -> words.append("; if that is ").append(share(row, usual, size)));
        row.maximum()
                .ifPresent(maximum -> words.append("; at most ")
                        .append(range(maximum.doubleValue() * size.value(), maximum.doubleValue() * size.value()))
                        .append(" mg a day at ")
                        .append(size.words()));
        return words.append(".").toString();
    }

    /** The usual start, and the share of it in an amount. */
    private static String share(FactorRow row, BigDecimal usual, DoseInput size) {
        double from = usual.doubleValue();
        double to = row.usualTo().orElse(usual).doubleValue();
        String amount = range(
                from * row.fromPercent().doubleValue() / 100 * size.value(),
                to * row.toPercent().doubleValue() / 100 * size.value());
        return range(from, to) + " " + row.unit() + ", " + amount + " mg a day at " + size.words();
    }

    private static String range(double from, double to) {
        return from == to ? number(from) : number(from) + " to " + number(to);
    }

    private static String number(double value) {
        String text =
                BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
