package org.precisionhooks.fhir.operation.statistics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.Refusal;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Period;

/**
 * What a call of {@code $card-report} asks for.
 *
 * @param period when the cards were sent
 * @param comments whether the users' comments are wanted too
 */
record CardReportRequest(Period period, boolean comments) {

    /** What databases can compare with, far beyond the age of any card. */
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    static CardReportRequest of(RequestDetails details) {
        Arguments arguments = Arguments.of(details);
        Instant start = arguments
                .time("start", Refusal.UNREADABLE_PERIOD)
                .map(ClinicalTime::start)
                .orElse(FIRST);
        Instant end = arguments
                .time("end", Refusal.UNREADABLE_PERIOD)
                .map(ClinicalTime::end)
                .orElse(LAST);
        if (!start.isBefore(end) || start.isBefore(FIRST) || end.isAfter(LAST)) {
            throw Refusal.UNREADABLE_PERIOD.exception();
        }
        return new CardReportRequest(new Period(start, end), comments(arguments));
    }

    private static boolean comments(Arguments arguments) {
        String text = arguments.single("comments", Refusal.UNREADABLE_COMMENTS).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw Refusal.UNREADABLE_COMMENTS.exception();
        }
        return text.equals("true");
    }
}
