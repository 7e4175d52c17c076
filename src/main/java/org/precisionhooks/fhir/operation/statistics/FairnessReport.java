package org.precisionhooks.fhir.operation.statistics;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.operation.Refusal;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Period;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;

/**
 * {@code $fairness-report}: for the owner of the server, how often people of each group got advice, nothing, or no answer, in
 * whole months. Groups of few are not shown, nor what would let them be worked out; counts are told to the nearest ten, so that
 * the difference of two reports tells of no one either.
 */
public final class FairnessReport implements OwnOperation {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final int RATE_DIGITS = 4;

    /** Stands for all languages or ancestries that are not shown: the name of a rare one tells that somebody of it was here. */
    private static final String UNNAMED = "not-told";

    private final FairnessStatistics statistics;
    private final Callers callers;

    public FairnessReport(FairnessStatistics statistics, Callers callers) {
        this.statistics = statistics;
        this.callers = callers;
    }

    @Operation(name = "$fairness-report", idempotent = true, canonicalUrl = Canonical.FAIRNESS_REPORT_OPERATION)
    public Parameters report(RequestDetails details) {
        if (!callers.of(details).is(Role.OWNER)) {
            throw Refusal.NOT_THE_OWNER.exception();
        }
        Period period = wholeMonths(CardReportRequest.of(details).period());
        Parameters report = new Parameters();
        report.addParameter("start", time(period.start()));
        report.addParameter("end", time(period.end()));
        FairnessGroup.families(statistics.counts(period)).forEach(family -> {
            SmallCounts small = new SmallCounts(family);
            family.stream()
                    .filter(group -> group.dimension().isOfEverybody() || !small.hides(group))
                    .forEach(group -> write(group, small, report));
            family.stream()
                    .filter(group -> !group.dimension().isOfEverybody() && small.hides(group))
                    .findFirst()
                    .ifPresent(group -> frame(group, UNNAMED, true, report));
        });
        details.getResponse().addHeader("Cache-Control", "no-store");
        return report;
    }

    /** Periods that could be moved by an hour would let a single answer be told. */
    private static Period wholeMonths(Period asked) {
        LocalDate last = LocalDate.ofInstant(asked.end().minusNanos(1), ZoneOffset.UTC);
        return new Period(
                start(YearMonth.from(LocalDate.ofInstant(asked.start(), ZoneOffset.UTC))),
                start(YearMonth.from(last).plusMonths(1)));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static DateTimeType time(Instant instant) {
        DateTimeType time = new DateTimeType(Date.from(instant));
        time.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
        return time;
    }

    private static ParametersParameterComponent frame(
            FairnessGroup group, String value, boolean suppressed, Parameters report) {
        ParametersParameterComponent parameter = report.addParameter().setName("group");
        parameter.addPart().setName("domain").setValue(new CodeType(group.domain()));
        parameter.addPart().setName("dimension").setValue(new CodeType(Codes.code(group.dimension())));
        parameter.addPart().setName("value").setValue(new StringType(value));
        parameter.addPart().setName("suppressed").setValue(new BooleanType(suppressed));
        return parameter;
    }

    private static void write(FairnessGroup group, SmallCounts small, Parameters report) {
        ParametersParameterComponent parameter = frame(group, group.value(), small.hides(group), report);
        if (!small.hides(group)) {
            parameter.addPart().setName("answers").setValue(new DecimalType(tens(group.asked())));
            rate(group, AnswerKind.COVERED, "coverageRate", small, parameter);
            rate(group, AnswerKind.ADVISED, "adviceRate", small, parameter);
            rate(group, AnswerKind.INDETERMINATE, "indeterminateRate", small, parameter);
            rate(group, AnswerKind.WITHHELD, "refusalRate", small, parameter);
        }
    }

    private static void rate(
            FairnessGroup group,
            AnswerKind kind,
            String name,
            SmallCounts small,
            ParametersParameterComponent parameter) {
        if (!small.hides(group, kind)) {
            parameter
                    .addPart()
                    .setName(name)
                    .setValue(new DecimalType(
                            tens(group.part(kind)).divide(tens(group.asked()), RATE_DIGITS, RoundingMode.HALF_UP)));
        }
    }

    private static BigDecimal tens(long count) {
        return BigDecimal.valueOf(count).divide(TEN, 0, RoundingMode.HALF_UP).multiply(TEN);
    }
}
