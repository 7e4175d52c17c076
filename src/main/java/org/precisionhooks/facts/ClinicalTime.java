package org.precisionhooks.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The span of time that a FHIR date, dateTime, instant or Period covers; {@code 2026-05} covers the whole month.
 *
 * @param text what the sender wrote (a Period: {@code start/end})
 * @param start first instant of the span, {@link Instant#MIN} when open
 * @param end first instant after the span, {@link Instant#MAX} when open
 */
public record ClinicalTime(String text, Instant start, Instant end) {

    /** The spellings of nearly all times; they are read digit by digit, without a formatter. */
    private static final String DAY = "0000-00-00";

    private static final String UTC_SECOND = "0000-00-00T00:00:00Z";

    public ClinicalTime {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("A time span ends before it starts: " + text);
        }
    }

    /**
     * Reads a FHIR date, dateTime or instant of any precision; empty when it is none.
     *
     * @param zone the zone in which values without an offset are meant
     */
    public static Optional<ClinicalTime> parse(String text, ZoneId zone) {
        try {
            return Optional.of(span(text, zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The span from the start of {@code start} to the end of {@code end}; an absent bound is open. */
    public static Optional<ClinicalTime> between(Optional<ClinicalTime> start, Optional<ClinicalTime> end) {
        if (start.isEmpty() && end.isEmpty()) {
            return Optional.empty();
        }
        Instant from = start.map(ClinicalTime::start).orElse(Instant.MIN);
        Instant to = end.map(ClinicalTime::end).orElse(Instant.MAX);
        String text = start.map(ClinicalTime::text).orElse("") + "/"
                + end.map(ClinicalTime::text).orElse("");
        return to.isBefore(from) ? Optional.empty() : Optional.of(new ClinicalTime(text, from, to));
    }

    public boolean contains(ClinicalTime other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    public boolean overlaps(ClinicalTime other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** Whether the sender wrote a Period, of which one side may be open, and not one point of time. */
    public boolean isPeriod() {
        return text.indexOf('/') >= 0;
    }

    /** The day part of the text, for people: {@code 2026-05-03} of {@code 2026-05-03T10:00:00Z}. */
    public String day() {
        int time = text.indexOf('T');
        return time < 0 ? text : text.substring(0, time);
    }

    private static ClinicalTime span(String text, ZoneId zone) {
        switch (text.length()) {
            case 4: {
                LocalDate day = Year.parse(text).atDay(1);
                return days(text, day, day.plusYears(1), zone);
            }
            case 7: {
                LocalDate day = YearMonth.parse(text).atDay(1);
                return days(text, day, day.plusMonths(1), zone);
            }
            case 10: {
                LocalDate day = isLike(DAY, text) ? day(text) : LocalDate.parse(text);
                return days(text, day, day.plusDays(1), zone);
            }
            default: {
                Instant instant = isLike(UTC_SECOND, text)
                        ? second(text)
                        : OffsetDateTime.parse(text).toInstant();
                return new ClinicalTime(text, instant, instant.plusMillis(1));
            }
        }
    }

    private static boolean isLike(String shape, String text) {
        boolean alike = shape.length() == text.length();
        for (int i = 0; alike && i < shape.length(); i++) {
            char c = text.charAt(i);
            alike = shape.charAt(i) == '0' ? c >= '0' && c <= '9' : c == shape.charAt(i);
        }
        return alike;
    }

    private static Instant second(String text) {
        LocalDateTime time = day(text).atTime(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        return time.toInstant(ZoneOffset.UTC);
    }

    private static LocalDate day(String text) {
        return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static ClinicalTime days(String text, LocalDate first, LocalDate after, ZoneId zone) {
        return new ClinicalTime(
                text,
                first.atStartOfDay(zone).toInstant(),
                after.atStartOfDay(zone).toInstant());
    }
}
