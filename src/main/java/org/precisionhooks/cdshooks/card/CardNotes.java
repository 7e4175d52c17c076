package org.precisionhooks.cdshooks.card;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.facts.ReadIssueCode;

/** What advice could not take into account, in words: never silently partial (cds-hooks.md section 5). */
public final class CardNotes {

    private CardNotes() {}

    public static List<String> of(List<String> incomplete, Advice advice, NoticeMode mode) {
        List<String> notes = new ArrayList<>();
        if (!incomplete.isEmpty()) {
            notes.add("These data were not sent, or not all of them, and are not known here: "
                    + String.join(", ", incomplete) + ".");
        }
        Map<ReadIssueCode, Long> counts = advice.issues().stream()
                .filter(issue -> issue.code() != ReadIssueCode.RETRACTED)
                .collect(groupingBy(issue -> issue.code(), TreeMap::new, counting()));
        if (!counts.isEmpty()) {
            notes.add(counts.entrySet().stream()
                    .map(entry -> words(entry.getKey()) + " (" + entry.getValue() + ")")
                    .collect(joining(", ", "Parts of the record could not be used: ", ".")));
        }
        notes.addAll(Notices.of(advice.remarks(), mode));
        return notes;
    }

    private static String words(ReadIssueCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
