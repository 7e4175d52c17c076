package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.fhir.operation.CardStatistics.Period;

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
        Instant start = time(arguments, "start").map(ClinicalTime::start).orElse(FIRST);
        Instant end = time(arguments, "end").map(ClinicalTime::end).orElse(LAST);
        if (!start.isBefore(end) || start.isBefore(FIRST) || end.isAfter(LAST)) {
            throw Refusal.UNREADABLE_PERIOD.exception();
        }
        return new CardReportRequest(new Period(start, end), comments(arguments));
    }

    /** A day, month or year means the whole of it, in UTC. */
    private static Optional<ClinicalTime> time(Arguments arguments, String name) {
        return single(arguments, name, Refusal.UNREADABLE_PERIOD)
                .map(text ->
                        ClinicalTime.parse(text, ZoneOffset.UTC).orElseThrow(Refusal.UNREADABLE_PERIOD::exception));
    }

    private static boolean comments(Arguments arguments) {
        String text = single(arguments, "comments", Refusal.UNREADABLE_COMMENTS).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw Refusal.UNREADABLE_COMMENTS.exception();
        }
        return text.equals("true");
    }

    private static Optional<String> single(Arguments arguments, String name, Refusal refusal) {
        List<Type> values = arguments.values(name, refusal);
        if (values.size() > 1 || !values.stream().allMatch(Type::isPrimitive)) {
            throw refusal.exception();
        }
        return values.stream()
                .map(value -> String.valueOf(value.primitiveValue()))
                .findFirst();
    }
}
