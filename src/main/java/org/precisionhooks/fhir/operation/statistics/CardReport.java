package org.precisionhooks.fhir.operation.statistics;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.operation.Refusal;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.CardCount;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Comment;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Period;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.ReasonCount;
import org.precisionhooks.fhir.write.Canonical;

/** {@code $card-report}: for the owner of the server, which cards were sent and what became of them. */
public final class CardReport implements OwnOperation {

    /** The latest; a report is read by people. */
    static final int MOST_COMMENTS = 1_000;

    private static final int RATE_DIGITS = 4;

    private final CardStatistics statistics;
    private final Callers callers;

    public CardReport(CardStatistics statistics, Callers callers) {
        this.statistics = statistics;
        this.callers = callers;
    }

    @Operation(name = "$card-report", idempotent = true, canonicalUrl = Canonical.CARD_REPORT_OPERATION)
    public Parameters report(RequestDetails details) {
        if (!callers.of(details).is(Role.OWNER)) {
            throw Refusal.NOT_THE_OWNER.exception();
        }
        CardReportRequest request = CardReportRequest.of(details);
        Parameters report = new Parameters();
        statistics.counts(request.period()).forEach(count -> write(count, report));
        report.addParameter()
                .setName("feedbackOnUnknownCards")
                .setValue(integer(statistics.feedbackOnUnknownCards(request.period())));
        comments(request).forEach(comment -> write(comment, report));
        details.getResponse().addHeader("Cache-Control", "no-store");
        return report;
    }

    private List<Comment> comments(CardReportRequest request) {
        Period period = request.period();
        return request.comments() ? statistics.comments(period, MOST_COMMENTS) : List.of();
    }

    private static void write(CardCount count, Parameters report) {
        ParametersParameterComponent cards = report.addParameter().setName("cards");
        cards.addPart().setName("rule").setValue(new StringType(count.rule()));
        cards.addPart().setName("service").setValue(new StringType(count.service()));
        cards.addPart().setName("shown").setValue(integer(count.shown()));
        cards.addPart().setName("accepted").setValue(integer(count.accepted()));
        cards.addPart().setName("overridden").setValue(integer(count.overridden()));
        cards.addPart().setName("unanswered").setValue(integer(count.unanswered()));
        cards.addPart().setName("acceptanceRate").setValue(rate(count.accepted(), count.shown()));
        cards.addPart().setName("overrideRate").setValue(rate(count.overridden(), count.shown()));
        count.reasons().forEach(reason -> write(reason, cards));
    }

    private static void write(ReasonCount count, ParametersParameterComponent cards) {
        ParametersParameterComponent part = cards.addPart().setName("overrideReason");
        if (!count.reason().code().isEmpty()) {
            part.addPart().setName("reason").setValue(coding(count.reason()));
        }
        part.addPart().setName("count").setValue(integer(count.count()));
    }

    private static Coding coding(org.precisionhooks.facts.Coding reason) {
        Coding coding = new Coding().setCode(reason.code());
        if (!reason.system().isEmpty()) {
            coding.setSystem(reason.system());
        }
        return reason.display().isEmpty() ? coding : coding.setDisplay(reason.display());
    }

    private static void write(Comment comment, Parameters report) {
        ParametersParameterComponent parameter = report.addParameter().setName("comment");
        parameter.addPart().setName("rule").setValue(new StringType(comment.rule()));
        parameter.addPart().setName("service").setValue(new StringType(comment.service()));
        parameter.addPart().setName("time").setValue(new DateTimeType(Date.from(comment.time())));
        parameter.addPart().setName("text").setValue(new StringType(comment.text()));
    }

    private static IntegerType integer(long count) {
        return new IntegerType(Math.toIntExact(count));
    }

    private static DecimalType rate(long part, long whole) {
        return new DecimalType(
                BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATE_DIGITS, RoundingMode.HALF_UP));
    }
}
