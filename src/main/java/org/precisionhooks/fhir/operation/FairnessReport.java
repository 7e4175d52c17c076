package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.fhir.access.Callers;
import org.precisionhooks.fhir.access.Role;
import org.precisionhooks.fhir.operation.FairnessStatistics.Dimension;
import org.precisionhooks.fhir.operation.FairnessStatistics.GroupCount;
import org.precisionhooks.fhir.write.Canonical;

/**
 * {@code $fairness-report}: for the owner of the server, how often people of each group got advice, nothing, or no answer.
 * Groups of few are not shown, nor what would let them be worked out.
 */
public final class FairnessReport implements OwnOperation {

    /** Fewer than these are nobody's business. */
    static final int LEAST = 10;

    private static final int RATE_DIGITS = 4;

    private final FairnessStatistics statistics;
    private final Callers callers;

    public FairnessReport(FairnessStatistics statistics, Callers callers) {
        this.statistics = statistics;
        this.callers = callers;
    }

    /** One group in one domain, with how often each kind of answer was given. */
    private record Group(String domain, Dimension dimension, String value, Map<AnswerKind, Long> counts) {
        long asked() {
            return counts.getOrDefault(AnswerKind.ASKED, 0L);
        }

        List<Object> family() {
            return List.of(domain, dimension);
        }
    }

    @Operation(name = "$fairness-report", idempotent = true, canonicalUrl = Canonical.FAIRNESS_REPORT_OPERATION)
    public Parameters report(RequestDetails details) {
        if (!callers.of(details).is(Role.OWNER)) {
            throw Refusal.NOT_THE_OWNER.exception();
        }
        List<Group> groups =
                groups(statistics.counts(CardReportRequest.of(details).period()));
        Parameters report = new Parameters();
        groups.stream()
                .map(Group::family)
                .distinct()
                .forEach(family -> write(
                        groups.stream()
                                .filter(group -> group.family().equals(family))
                                .toList(),
                        report));
        details.getResponse().addHeader("Cache-Control", "no-store");
        return report;
    }

    private static List<Group> groups(List<GroupCount> counts) {
        Map<List<Object>, Group> groups = new LinkedHashMap<>();
        for (GroupCount count : counts) {
            groups.computeIfAbsent(
                            List.of(count.domain(), count.dimension(), count.value()),
                            key -> new Group(
                                    count.domain(), count.dimension(), count.value(), new EnumMap<>(AnswerKind.class)))
                    .counts()
                    .merge(count.kind(), count.count(), Long::sum);
        }
        return List.copyOf(groups.values());
    }

    /** The groups of one domain and dimension. */
    private static void write(List<Group> family, Parameters report) {
        List<Group> hidden = hidden(family);
        family.forEach(group -> write(group, hidden.contains(group), report));
    }

    /** A single hidden group could be worked out from the others and the total: the next smallest is hidden with it. */
    private static List<Group> hidden(List<Group> family) {
        List<Group> bySize =
                family.stream().sorted(Comparator.comparingLong(Group::asked)).toList();
        List<Group> hidden = new ArrayList<>(
                bySize.stream().filter(group -> group.asked() < LEAST).toList());
        if (hidden.size() == 1 && bySize.size() > 1) {
            hidden.add(bySize.get(1));
        }
        return hidden;
    }

    private static void write(Group group, boolean hidden, Parameters report) {
        ParametersParameterComponent parameter = report.addParameter().setName("group");
        parameter.addPart().setName("domain").setValue(new CodeType(group.domain()));
        parameter
                .addPart()
                .setName("dimension")
                .setValue(new CodeType(
                        group.dimension().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        parameter.addPart().setName("value").setValue(new StringType(group.value()));
        parameter.addPart().setName("suppressed").setValue(new BooleanType(hidden));
        if (!hidden) {
            parameter.addPart().setName("answers").setValue(new IntegerType(Math.toIntExact(group.asked())));
            rate(group, AnswerKind.COVERED, "coverageRate", parameter);
            rate(group, AnswerKind.ADVISED, "adviceRate", parameter);
            rate(group, AnswerKind.INDETERMINATE, "indeterminateRate", parameter);
            rate(group, AnswerKind.WITHHELD, "refusalRate", parameter);
        }
    }

    /** A rate that stands for a few people, or for all but a few, is left out. */
    private static void rate(Group group, AnswerKind kind, String name, ParametersParameterComponent parameter) {
        long part = group.counts().getOrDefault(kind, 0L);
        long rest = group.asked() - part;
        boolean few = (part > 0 && part < LEAST) || (rest > 0 && rest < LEAST);
        if (!few) {
            parameter
                    .addPart()
                    .setName(name)
                    .setValue(new DecimalType(BigDecimal.valueOf(part)
                            .divide(BigDecimal.valueOf(group.asked()), RATE_DIGITS, RoundingMode.HALF_UP)));
        }
    }
}
