package org.precisionhooks.fhir.write.summary;

import java.util.List;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicDataFile;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.UncomputableResult;

/** How the reading of a genetic result came out (genomics-fhir.md sections 3.13 and 5.1). */
public enum ReadingOutcome {
    READ("genomics-read"),
    WARNING("genomics-read-with-warnings"),
    NOT_COMPUTABLE("genomics-not-computable");

    private final String tag;

    ReadingOutcome(String tag) {
        this.tag = tag;
    }

    /** Without issues all was read; with them it counts whether anything can be computed with. */
    public static ReadingOutcome of(List<? extends Fact> facts, List<ReadIssue> issues) {
        boolean computable = facts.stream()
                .anyMatch(fact -> !(fact instanceof UncomputableResult || fact instanceof GenomicDataFile));
        if (issues.isEmpty()) {
            return READ;
        }
        return computable ? WARNING : NOT_COMPUTABLE;
    }

    /** Its code in the tag of a stored resource. */
    public String tag() {
        return tag;
    }
}
