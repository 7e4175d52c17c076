package org.precisionhooks.fhir.operation.statistics;

import java.util.List;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Period;

/** Port: how often each kind of answer was given to people of each group. Nothing of a patient is in the counts. */
@FunctionalInterface
public interface FairnessStatistics {

    /** The counts of a period, in a stable order. */
    List<GroupCount> counts(Period period);

    /** By what people are told apart. */
    enum Dimension {
        AGE_BAND,
        SEX,
        LANGUAGE,
        ANCESTRY;

        /** Whether everybody is of one of its groups, so that the name of one tells that nobody was here. */
        boolean isOfEverybody() {
            return this == AGE_BAND || this == SEX;
        }
    }

    /**
     * How often a kind of answer was given.
     *
     * @param domain code of the domain
     * @param value the group, {@code from-60}, {@code female}, {@code es}
     * @param people of how many patients, at least; of more than some dozens no more is known than that
     */
    record GroupCount(String domain, Dimension dimension, String value, AnswerKind kind, long count, int people) {}
}
