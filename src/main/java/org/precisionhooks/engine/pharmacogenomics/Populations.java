package org.precisionhooks.engine.pharmacogenomics;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.GuidanceTables.PopulationRow;
import org.precisionhooks.facts.Allergy;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.Measurement;
import org.precisionhooks.facts.MedicationUse;
import org.precisionhooks.facts.Procedure;
import org.precisionhooks.facts.ResultStatus;

/** Whom a recommendation is for: by age, weight, indication and drug history; what is not recorded stays unknown. */
final class Populations {

    private static final Coding BODY_WEIGHT = Coding.of("http://loinc.org", "29463-7");
    private static final String KILOGRAM = "kg";

    private final Map<String, PopulationRow> rows = new LinkedHashMap<>();
    private final List<GuidanceTables.PopulationCodeRow> codes;
    private final DrugDictionary dictionary;

    Populations(GuidanceTables tables, DrugDictionary dictionary) {
        tables.populations().forEach(row -> rows.put(row.population(), row));
        this.codes = tables.populationCodes();
        this.dictionary = dictionary;
    }

    /** Words for a population. */
    String label(String population) {
        return row(population).label();
    }

    /** Whether all of them are for all, whoever they are. */
    static boolean areEverybody(List<PopulationRow> populations) {
        return populations.stream().allMatch(row -> row.needs() == GuidanceTables.Needs.NONE);
    }

    /** How each of the populations that guidance tells apart fits the patient, in their order. */
    Map<String, Applies> of(List<PopulationRow> populations, ConsentedFacts facts, Person person) {
        Applies[] fits = fits(populations, facts, person);
        Map<String, Applies> applies = new LinkedHashMap<>();
        for (int i = 0; i < fits.length; i++) {
            applies.put(populations.get(i).population(), fits[i]);
        }
        return applies;
    }

    /** The same without the names. */
    Applies[] fits(List<PopulationRow> populations, ConsentedFacts facts, Person person) {
        Applies[] fits = new Applies[populations.size()];
        boolean indicationKnown = false;
        boolean useKnown = false;
        for (int i = 0; i < fits.length; i++) {
            PopulationRow row = populations.get(i);
            fits[i] = applies(row, facts, person);
            indicationKnown |= isIndication(row) && fits[i] == Applies.YES;
            useKnown |= row.needs() == GuidanceTables.Needs.DRUG_HISTORY && fits[i] == Applies.YES;
        }
        for (int i = 0; i < fits.length; i++) {
            PopulationRow row = populations.get(i);
            if (fits[i] == Applies.UNKNOWN && (indicationKnown && isIndication(row) || useKnown && isNeverUsed(row))) {
                fits[i] = Applies.NO;
            }
        }
        return fits;
    }

    /**
     * What of the question decides about populations.
     *
     * @param reasons indications that the order names, and conditions that are being recorded
     * @param order the order in question, which is no earlier use of its drug
     */
    record Person(LocalDate date, List<Concept> reasons, Optional<String> order) {
        static Person of(Question question, OrderedDrug order) {
            List<Concept> recorded = question.trigger().conditions();
            List<Concept> reasons = recorded.isEmpty()
                    ? order.reasons()
                    : Stream.concat(order.reasons().stream(), recorded.stream()).toList();
            return new Person(question.date(), reasons, order.reference());
        }

        boolean isAbout(MedicationUse use) {
            return order.filter(use.source().reference()::equals).isPresent();
        }
    }

    private static boolean isIndication(PopulationRow row) {
        return row.needs() == GuidanceTables.Needs.INDICATION;
    }

    private static boolean isNeverUsed(PopulationRow row) {
        return !row.historyDrugs().isEmpty() && row.historyMonths().isEmpty();
    }

    /** The row of a population. */
    PopulationRow row(String population) {
        return Optional.ofNullable(rows.get(population))
                .orElseThrow(() -> new IllegalArgumentException("There is no population " + population));
    }

    private Applies applies(PopulationRow row, ConsentedFacts facts, Person person) {
        return switch (row.needs()) {
            case NONE -> Applies.YES;
            case AGE -> byAge(row, facts, person);
            case AGE_WEIGHT -> byAgeOrWeight(row, facts, person);
            case INDICATION -> byIndication(row, facts, person);
            case DRUG_HISTORY -> byHistory(row, facts, person);
            case CLINICIAN -> Applies.UNKNOWN;
        };
    }

    private static Applies byAge(PopulationRow row, ConsentedFacts facts, Person person) {
        return facts.demographics()
                .flatMap(patient -> patient.ageOn(person.date()).map(age -> byAge(row, patient, person, age)))
                .orElse(Applies.UNKNOWN);
    }

    /** Whoever may be of either age, since the day of birth is not recorded, is not put into one group. */
    private static Applies byAge(PopulationRow row, Demographics patient, Person person, int age) {
        boolean within = isWithin(row, age);
        return within != isWithin(row, patient.leastAgeOn(person.date()).orElse(age))
                ? Applies.UNKNOWN
                : within ? Applies.YES : Applies.NO;
    }

    private static boolean isWithin(PopulationRow row, int age) {
        return row.ageMin().map(min -> age >= min).orElse(true)
                && row.ageMax().map(max -> age < max).orElse(true);
    }

    private static Applies byAgeOrWeight(PopulationRow row, ConsentedFacts facts, Person person) {
        if (byAge(row, facts, person) == Applies.YES) {
            return Applies.YES;
        }
        return weight(facts)
                .flatMap(weight -> row.weightMinKg().map(least -> weight.compareTo(least) > 0))
                .map(heavy -> heavy ? Applies.YES : Applies.NO)
                .orElse(Applies.UNKNOWN);
    }

    private static Optional<BigDecimal> weight(ConsentedFacts facts) {
        return facts.all(Measurement.class).stream()
                .filter(measurement -> measurement.concept().codings().stream()
                        .anyMatch(coding -> coding.is(BODY_WEIGHT.system(), BODY_WEIGHT.code())))
                .filter(measurement -> measurement.unit().equals(KILOGRAM))
                .filter(measurement -> measurement.source().time().isPresent())
                .max((a, b) -> a.source()
                        .time()
                        .orElseThrow()
                        .end()
                        .compareTo(b.source().time().orElseThrow().end()))
                .map(Measurement::value);
    }

    /** A resolved event still counts: who had a stroke stays a patient after a stroke. */
    private Applies byIndication(PopulationRow row, ConsentedFacts facts, Person person) {
        if (person.reasons().isEmpty()
                && facts.all(Condition.class).isEmpty()
                && facts.all(Procedure.class).isEmpty()) {
            return Applies.UNKNOWN;
        }
        Stream<Concept> recorded = Stream.of(
                        facts.all(Condition.class).stream()
                                .filter(Condition::confirmed)
                                .map(Condition::concept),
                        facts.all(Procedure.class).stream().map(Procedure::concept),
                        person.reasons().stream())
                .flatMap(concepts -> concepts);
        boolean named = recorded.flatMap(concept -> concept.codings().stream())
                .anyMatch(coding -> mostSpecific(coding).contains(row.population()));
        return named ? Applies.YES : Applies.UNKNOWN;
    }

    /** The populations of the longest code that fits: unstable angina beats coronary disease. */
    private Set<String> mostSpecific(Coding coding) {
        int longest = codes.stream()
                .filter(code -> coding.isWithin(code.system(), code.code()))
                .mapToInt(code -> code.code().length())
                .max()
                .orElse(0);
        return codes.stream()
                .filter(code -> coding.isWithin(code.system(), code.code())
                        && code.code().length() == longest)
                .map(GuidanceTables.PopulationCodeRow::population)
                .collect(Collectors.toSet());
    }

    /**
     * Never used before cannot be proved by a record; long use can, be it by the order in question itself. A short use proves
     * neither, and what the patient reacted to was not tolerated.
     */
    private Applies byHistory(PopulationRow row, ConsentedFacts facts, Person person) {
        if (row.historyMonths().isEmpty() || facts.all(MedicationUse.class).isEmpty()) {
            return Applies.UNKNOWN;
        }
        int months = row.historyMonths().get();
        boolean used = facts.all(MedicationUse.class).stream()
                .filter(use -> lasted(use, months, person.date()))
                .anyMatch(use -> isOf(row, dictionary.resolve(use.medication()).ingredients()));
        return !used ? Applies.UNKNOWN : isReactedTo(row, facts) ? Applies.NO : Applies.YES;
    }

    private boolean isReactedTo(PopulationRow row, ConsentedFacts facts) {
        return facts.all(Allergy.class).stream()
                .flatMap(allergy -> allergy.substances().stream())
                .anyMatch(substance -> isOf(row, dictionary.ofClass(substance)));
    }

    private static boolean isOf(PopulationRow row, Collection<Drug> drugs) {
        return drugs.stream().anyMatch(drug -> row.historyDrugs().contains(drug.rxcui()));
    }

    private static boolean lasted(MedicationUse use, int months, LocalDate today) {
        return use.period()
                .filter(period -> !period.start().equals(Instant.MIN))
                .filter(period ->
                        !day(period.start()).plusMonths(months).isAfter(use.active() ? today : lastDay(use, period)))
                .isPresent();
    }

    /** Of a use that is over, where its last day is known; else its first. */
    private static LocalDate lastDay(MedicationUse use, ClinicalTime period) {
        boolean known = use.source().status() == ResultStatus.FINAL
                && period.isPeriod()
                && !period.end().equals(Instant.MAX);
        return day(known ? period.end() : period.start());
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
