package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.knowledge.Knowledge;

/** The tables by which inputs are found in a record, as they are in {@code knowledge/cardiology}. */
record InputTables(
        List<InputRow> inputs,
        List<WindowRow> windows,
        List<ConversionRow> conversions,
        List<AnswerRow> answers,
        List<ConditionRow> conditions,
        List<TreatmentRow> treatments,
        List<KidneyRow> kidney,
        List<RelativeRow> relatives,
        List<FamilyInputRow> family,
        LdlFormulas ldl,
        Deprivation deprivation) {

    /** What a condition or procedure says of a person. */
    enum State {
        DIABETES,
        CARDIOVASCULAR_DISEASE,
        PREGNANCY,
        KIDNEY_DISEASE,
        MYOCARDIAL_INFARCTION,
        CORONARY_DISEASE,
        VASCULAR_DISEASE,
        TENDON_XANTHOMA,
        ARCUS,
        FAMILIAL_HYPERCHOLESTEROLAEMIA
    }

    /** A row of {@code inputs.tsv}. */
    record InputRow(Input input, int rank, String system, String code, String display, boolean verified) {

        boolean names(Concept concept) {
            return concept.codings().stream().anyMatch(coding -> coding.is(system, code));
        }
    }

    /** A row of {@code windows.tsv}. */
    record WindowRow(Input input, int months, int preferred, int readings) {}

    /** A row of {@code conversions.tsv}. */
    record ConversionRow(Input input, String unit, BigDecimal times, BigDecimal over, BigDecimal plus) {

        double of(BigDecimal value) {
            return value.multiply(times).doubleValue() / over.doubleValue() + plus.doubleValue();
        }

        /** The value in the unit of this row. */
        double from(double value) {
            return (value - plus.doubleValue()) * over.doubleValue() / times.doubleValue();
        }
    }

    /** A row of {@code answers.tsv}. */
    record AnswerRow(Input input, String system, String code, int value, String display) {}

    /** A row of {@code conditions.tsv}. */
    record ConditionRow(State state, String system, String code, String display) {

        boolean names(Concept concept) {
            return concept.codings().stream().anyMatch(coding -> fits(coding, system, code));
        }
    }

    /** A row of {@code treatments.tsv}. */
    record TreatmentRow(Input input, String system, String code, String display) {

        boolean names(Coding coding) {
            return fits(coding, system, code);
        }
    }

    /** A row of {@code ckd_epi.tsv}. */
    record KidneyRow(
            Sex sex,
            BigDecimal scale,
            BigDecimal kappa,
            BigDecimal alpha,
            BigDecimal beta,
            BigDecimal yearly,
            BigDecimal factor) {}

    /** A row of {@code relatives.tsv}; a relationship of either sex has {@code UNKNOWN}. */
    record RelativeRow(String system, String code, int degree, Sex sex, String display) {
        boolean names(Concept relationship) {
            return relationship.codings().stream().anyMatch(coding -> coding.is(system, code));
        }
    }

    InputTables {
        inputs = List.copyOf(inputs);
        windows = List.copyOf(windows);
        conversions = List.copyOf(conversions);
        answers = List.copyOf(answers);
        conditions = List.copyOf(conditions);
        treatments = List.copyOf(treatments);
        kidney = List.copyOf(kidney);
        relatives = List.copyOf(relatives);
        family = List.copyOf(family);
    }

    static InputTables from(Knowledge knowledge) {
        return new InputTables(
                rows(knowledge, "inputs", InputRow.class),
                rows(knowledge, "windows", WindowRow.class),
                rows(knowledge, "conversions", ConversionRow.class),
                rows(knowledge, "answers", AnswerRow.class),
                rows(knowledge, "conditions", ConditionRow.class),
                rows(knowledge, "treatments", TreatmentRow.class),
                rows(knowledge, "ckd_epi", KidneyRow.class),
                rows(knowledge, "relatives", RelativeRow.class),
                rows(knowledge, "family_inputs", FamilyInputRow.class),
                LdlFormulas.from(knowledge),
                Deprivation.from(knowledge));
    }

    private static <R extends Record> List<R> rows(Knowledge knowledge, String name, Class<R> type) {
        return knowledge.table("cardiology/" + name, type).rows();
    }

    /** Whether a condition or procedure says so of a person. */
    boolean is(State state, Concept concept) {
        return conditions.stream().anyMatch(row -> row.state() == state && row.names(concept));
    }

    /** The treatment that a drug is, by its RxNorm ingredient; of the first of these that it is. */
    Optional<Input> treatment(Drug drug, Input... sought) {
        Coding coding = Coding.of(Treatments.RXNORM, drug.rxcui());
        return Stream.of(sought)
                .filter(input -> treatments.stream().anyMatch(row -> row.input() == input && row.names(coding)))
                .findFirst();
    }

    List<InputRow> codes(Input input) {
        return inputs.stream().filter(row -> row.input() == input).toList();
    }

    WindowRow window(Input input) {
        return windows.stream()
                .filter(row -> row.input() == input)
                .findFirst()
                .orElseThrow(() -> EquationTables.broken("windows", "there is none for " + input));
    }

    /** A code that ends in a star stands for all that begin like it. */
    private static boolean fits(Coding coding, String system, String code) {
        boolean stem = code.endsWith("*");
        return coding.system().equals(system)
                && (stem
                        ? coding.code().startsWith(code.substring(0, code.length() - 1))
                        : coding.code().equals(code));
    }
}
