package org.precisionhooks.engine.cardiology;

import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One condition of a threshold: {@code SBP>=130}, {@code ascvd/10<5}, {@code LPA_MASS?} for what is not in the record,
 * {@code LDL@>365} for a result of more than so many days ago.
 *
 * @param subject name of an input, with {@code @} its age; or outcome and years of an estimate
 * @param comparison how it is compared
 * @param bound with what
 */
record Criterion(String subject, Comparison comparison, double bound) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z_0-9/-]+?@?)(>=|<=|>|<|=|\\?)(-?[0-9.]*)");

    /** How a value stands to a bound. */
    enum Comparison {
        AT_LEAST(">="),
        AT_MOST("<="),
        ABOVE(">"),
        BELOW("<"),
        EQUAL("="),
        ABSENT("?");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        static Comparison of(String sign) {
            for (Comparison one : values()) {
                if (one.sign.equals(sign)) {
                    return one;
                }
            }
            throw new IllegalArgumentException(sign);
        }
    }

    /** @throws org.precisionhooks.knowledge.KnowledgeException for another form, or an input that does not exist */
    static Criterion of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !isSubject(form.group(1))) {
            throw EquationTables.broken("thresholds", "this is no condition: " + text);
        }
        Comparison comparison = Comparison.of(form.group(2));
        boolean bounded = !form.group(3).isEmpty();
        if (bounded == (comparison == Comparison.ABSENT)) {
            throw EquationTables.broken("thresholds", "this is no condition: " + text);
        }
        return new Criterion(form.group(1), comparison, bounded ? Double.parseDouble(form.group(3)) : 0);
    }

    private static boolean isSubject(String text) {
        if (text.contains("/")) {
            return true;
        }
        String name = isAge(text) ? text.substring(0, text.length() - 1) : text;
        for (Input input : Input.values()) {
            if (input.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    static boolean isAge(String subject) {
        return subject.endsWith("@");
    }

    /** The input that a condition looks at. */
    static Input input(String subject) {
        return Input.valueOf(isAge(subject) ? subject.substring(0, subject.length() - 1) : subject);
    }

    /** What is not known meets no condition but that of being absent. */
    boolean holds(Function<String, OptionalDouble> values) {
        OptionalDouble value = values.apply(subject);
        if (value.isEmpty() || comparison == Comparison.ABSENT) {
            return value.isEmpty() && comparison == Comparison.ABSENT;
        }
        double known = value.getAsDouble();
        return switch (comparison) {
            case AT_LEAST -> known >= bound;
            case AT_MOST -> known <= bound;
            case ABOVE -> known > bound;
            case BELOW -> known < bound;
            case EQUAL -> known == bound;
            case ABSENT -> false;
        };
    }
}
