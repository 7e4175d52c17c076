package org.precisionhooks.fhir.read;

import org.precisionhooks.genome.Normaliser;
import org.precisionhooks.knowledge.Knowledge;

/** What is recognised beside genes: units, classes of variants, wishes, expressions of changes. */
record Vocabulary(ResultUnits units, Significances significances, PreferenceCodes preferences, Normaliser normaliser) {

    static Vocabulary from(Knowledge knowledge) {
        return new Vocabulary(
                ResultUnits.from(knowledge),
                Significances.from(knowledge),
                PreferenceCodes.from(knowledge),
                Normaliser.from(knowledge));
    }
}
