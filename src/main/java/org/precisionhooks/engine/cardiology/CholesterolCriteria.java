package org.precisionhooks.engine.cardiology;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.cardiology.CholesterolTables.CriterionRow;
import org.precisionhooks.engine.cardiology.CholesterolTables.Kind;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.Sex;

/** Which items of the criteria of familial hypercholesterolaemia a person meets, and what could not be looked at. */
final class CholesterolCriteria {

    private final CholesterolTables tables;
    private final ConsentedFacts facts;
    private final Recorded recorded;
    private final Family family;
    private final Cholesterol cholesterol;
    private final HarmfulVariants variants;
    private final LocalDate date;

    CholesterolCriteria(CholesterolTables tables, Person person) {
        this.tables = tables;
        this.facts = person.facts();
        this.recorded = person.recorded();
        this.family = person.family();
        this.date = person.date();
        this.cholesterol = new Cholesterol(person.tables(), person.treatments(), facts);
        this.variants = new HarmfulVariants(facts);
    }

    /** An item that is met. */
    record Item(CriterionRow row, String words, List<Evidence> evidence) {
        Item {
            evidence = List.copyOf(evidence);
        }
    }

    List<Item> met() {
        return tables.criteria().stream().flatMap(row -> item(row).stream()).toList();
    }

    private Optional<Item> item(CriterionRow row) {
        if (!isOfAge(row)) {
            return Optional.empty();
        }
        return switch (row.kind()) {
            case RELATIVE -> relative(row);
            case PATIENT -> patient(row);
            case MEASURED ->
                Cholesterol.reaching(cholesterol.untreated(row.input().orElseThrow()), row)
                        .map(level -> item(row, level));
            case LATEST ->
                Cholesterol.reaching(cholesterol.all(row.input().orElseThrow()), row)
                        .map(level -> item(row, level));
            case GENE -> gene(row);
        };
    }

    /** A criterion for children or adults is not met by somebody of unknown age. */
    private boolean isOfAge(CriterionRow row) {
        if (row.ageFrom().isEmpty() && row.ageBelow().isEmpty()) {
            return true;
        }
        return facts.demographics()
                .flatMap(one -> one.ageOn(date))
                .filter(age -> row.ageFrom().map(from -> age >= from).orElse(true))
                .filter(age -> row.ageBelow().map(below -> age < below).orElse(true))
                .isPresent();
    }

    private Optional<Item> relative(CriterionRow row) {
        List<Family.Relative> found = family.find(row.sought());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Item(
                        row,
                        row.label() + " ("
                                + String.join(
                                        "; ",
                                        found.stream()
                                                .map(Family.Relative::words)
                                                .toList()) + ")",
                        found.stream()
                                .map(one -> new Evidence(one.words(), one.source()))
                                .toList()));
    }

    private Optional<Item> patient(CriterionRow row) {
        Sex sex = facts.demographics().map(one -> one.sex()).orElse(Sex.UNKNOWN);
        Optional<Integer> below = sex == Sex.FEMALE ? row.femaleBelow() : row.maleBelow();
        List<Evidence> found = row.states().stream()
                .flatMap(state -> recorded.since(state, below).stream())
                .distinct()
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Item(row, row.label() + " (" + found.get(0).statement() + ")", found));
    }

    private static Item item(CriterionRow row, LipidLevel level) {
        String words = row.label() + " (" + level.words() + ")";
        return new Item(
                row,
                words,
                level.sources().stream()
                        .map(source -> new Evidence(words, source))
                        .toList());
    }

    private Optional<Item> gene(CriterionRow row) {
        List<DiagnosticImplication> found = row.genes().stream()
                .flatMap(gene -> variants.inherited(gene).stream())
                .toList();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Item(
                        row,
                        row.label() + " (" + HarmfulVariants.words(found.get(0)) + ")",
                        found.stream()
                                .map(one -> new Evidence(
                                        HarmfulVariants.words(one),
                                        one.source(),
                                        Optional.of(one.gene()),
                                        Optional.empty()))
                                .toList()));
    }

    /** What is not in the record is said: it is not the same as absent. */
    List<InputGap> gaps() {
        List<InputGap> gaps = new ArrayList<>();
        if (cholesterol.untreated(Input.LDL).findAny().isEmpty()) {
            gaps.add(gap(
                    Input.LDL.code(),
                    cholesterol.isTreated() ? Cause.NOT_APPLICABLE : Cause.MISSING,
                    cholesterol.isTreated()
                            ? "An untreated LDL cholesterol is not in the record: treatment had begun, or its begin is not known"
                            : "No LDL cholesterol in the record"));
        }
        if (!family.isKnown()) {
            gaps.add(gap("family-history", Cause.MISSING, "No family history in the record"));
        }
        if (met().stream().noneMatch(item -> item.row().group().equals("physical"))) {
            gaps.add(gap(
                    "physical-signs",
                    Cause.MISSING,
                    "Tendon xanthoma and corneal arcus are not recorded, which does not mean that somebody looked"));
        }
        if (met().stream().noneMatch(item -> item.row().kind() == Kind.GENE)) {
            gaps.add(genes());
        }
        return gaps;
    }

    private InputGap genes() {
        boolean unstated = tables.criteria().stream()
                .flatMap(row -> row.genes().stream())
                .anyMatch(gene -> !variants.unstated(gene).isEmpty());
        return unstated
                ? gap(
                        "genes",
                        Cause.UNCLEAR,
                        "A pathogenic variant is on file that does not say whether it is inherited; it is not counted")
                : gap(
                        "genes",
                        Cause.MISSING,
                        "No pathogenic variant of the genes is on file; that is not a negative test");
    }

    private static InputGap gap(String input, Cause cause, String words) {
        return new InputGap(input, cause, false, words);
    }
}
