package org.precisionhooks.fhir.operation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRestfulResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.junit.jupiter.api.Test;
import org.precisionhooks.advice.AnswerKind;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.operation.statistics.CardStatistics.Period;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.Dimension;
import org.precisionhooks.fhir.operation.statistics.FairnessStatistics.GroupCount;

/** The report on fairness shows rates by group, and nobody who could be one of a few. */
class FairnessReportTest {

    private final List<GroupCount> counts = new ArrayList<>();
    private Set<Role> roles = Set.of(Role.OWNER);
    private Map<String, String[]> parameters = Map.of();
    private Period asked = new Period(Instant.MIN, Instant.MAX);

    /** Each answer is of another patient. */
    private void count(String value, AnswerKind kind, long count) {
        count(value, kind, count, (int) Math.min(count, Long.SIZE));
    }

    private void count(String value, AnswerKind kind, long count, int people) {
        counts.add(new GroupCount("cardiology", Dimension.SEX, value, kind, count, people));
    }

    private Parameters report() {
        Requester owner = new Requester(
                Set.of("Device/app", "Practitioner/owner"),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                "app",
                "north",
                Requester.Relation.OTHER);
        Caller caller = new Caller(owner, List.of(), roles, Optional.empty(), Optional.empty(), Optional.empty());
        ServletRequestDetails details = new ServletRequestDetails();
        details.setRequestType(RequestTypeEnum.GET);
        details.setFhirServerBase("http://localhost/fhir");
        details.setResponse(new ServletRestfulResponse(details));
        details.setParameters(parameters);
        FairnessStatistics statistics = period -> {
            asked = period;
            return counts;
        };
        return new FairnessReport(statistics, one -> caller).report(details);
    }

    private static String part(Parameters report, String group, String name) {
        for (ParametersParameterComponent parameter : report.getParameter()) {
            if (text(parameter, "value").equals(group)) {
                return text(parameter, name);
            }
        }
        return "no such group";
    }

    private static String text(ParametersParameterComponent parameter, String name) {
        return parameter.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    @Test
    void ratesAreSharesOfWhatWasAsked() {
        count("female", AnswerKind.ASKED, 200);
        count("female", AnswerKind.ADVISED, 50);
        count("female", AnswerKind.COVERED, 150);
        count("male", AnswerKind.ASKED, 100);

        assertThat(part(report(), "female", "adviceRate")).isEqualTo("0.2500");
        assertThat(part(report(), "female", "coverageRate")).isEqualTo("0.7500");
        assertThat(part(report(), "female", "answers")).isEqualTo("200");
        assertThat(part(report(), "male", "adviceRate")).isEqualTo("0.0000");
    }

    @Test
    void aSmallGroupIsNotShownNorTheNextSmallestWithIt() {
        count("female", AnswerKind.ASKED, 500);
        count("male", AnswerKind.ASKED, 300);
        count("other", AnswerKind.ASKED, 9);

        Parameters report = report();
        assertThat(part(report, "other", "suppressed")).isEqualTo("true");
        assertThat(part(report, "other", "answers")).isEmpty();
        assertThat(part(report, "male", "suppressed")).isEqualTo("true");
        assertThat(part(report, "male", "answers")).isEmpty();
        assertThat(part(report, "female", "answers")).isEqualTo("500");
    }

    @Test
    void aRareLanguageIsNotNamed() {
        for (String language : List.of("en", "es", "fr")) {
            counts.add(new GroupCount("cardiology", Dimension.LANGUAGE, language, AnswerKind.ASKED, 200, 60));
        }
        counts.add(new GroupCount("cardiology", Dimension.LANGUAGE, "xh", AnswerKind.ASKED, 2, 2));
        counts.add(new GroupCount("cardiology", Dimension.ANCESTRY, "asian", AnswerKind.ASKED, 1, 1));

        Parameters report = report();
        assertThat(part(report, "xh", "suppressed")).isEqualTo("no such group");
        assertThat(part(report, "asian", "suppressed")).isEqualTo("no such group");
        assertThat(report.getParameter().stream()
                        .filter(group -> text(group, "value").equals("not-told"))
                        .map(group -> text(group, "dimension") + " " + text(group, "suppressed") + " "
                                + text(group, "answers")))
                .containsExactly("language true ", "ancestry true ");
    }

    @Test
    void aGroupOfTenIsShown() {
        count("female", AnswerKind.ASKED, 10);
        count("male", AnswerKind.ASKED, 12);

        assertThat(part(report(), "female", "answers")).isEqualTo("10");
    }

    @Test
    void aRateThatStandsForAFewIsLeftOut() {
        count("female", AnswerKind.ASKED, 200);
        count("female", AnswerKind.ADVISED, 9);
        count("female", AnswerKind.WITHHELD, 191);
        count("female", AnswerKind.COVERED, 10);

        assertThat(part(report(), "female", "adviceRate")).isEmpty();
        assertThat(part(report(), "female", "refusalRate")).isEmpty();
        assertThat(part(report(), "female", "coverageRate")).isEqualTo("0.0500");
    }

    @Test
    void countsAreToldToTheNearestTen() {
        count("female", AnswerKind.ASKED, 234);
        count("female", AnswerKind.ADVISED, 117);
        count("male", AnswerKind.ASKED, 236);

        assertThat(part(report(), "female", "answers")).isEqualTo("230");
        assertThat(part(report(), "male", "answers")).isEqualTo("240");
        assertThat(part(report(), "female", "adviceRate")).isEqualTo("0.5217");
    }

    @Test
    void aPeriodIsWidenedToWholeMonths() {
        parameters =
                Map.of("start", new String[] {"2026-02-11T10:00:00Z"}, "end", new String[] {"2026-02-11T11:00:00Z"});
        report();

        assertThat(asked.start()).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(asked.end()).isEqualTo("2026-03-01T00:00:00Z");
        parameters = Map.of("start", new String[] {"2025-12"}, "end", new String[] {"2026-01"});
        report();
        assertThat(asked.start()).isEqualTo("2025-12-01T00:00:00Z");
        assertThat(asked.end()).isEqualTo("2026-02-01T00:00:00Z");
    }

    @Test
    void nobodyButTheOwnerMayAsk() {
        for (Role role : Role.values()) {
            roles = Set.of(role);
            if (role != Role.OWNER) {
                assertThatThrownBy(this::report).isInstanceOf(ForbiddenOperationException.class);
            }
        }
    }
}
