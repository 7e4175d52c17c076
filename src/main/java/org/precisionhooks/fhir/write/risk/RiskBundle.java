package org.precisionhooks.fhir.write.risk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.Conclusion.Suspicion;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.ReadIssues;
import org.precisionhooks.fhir.write.advice.Statement;

/** Writes risks as a collection of RiskAssessments, one an equation; last, if need be, what could not be read. */
public final class RiskBundle {

    private RiskBundle() {}

    /** @param asOf the day of which the risks are told, where it is not that of the answer */
    public static Bundle of(Advice advice, Answering answer, Optional<LocalDate> asOf) {
        return bundle(
                Canonical.RISKS,
                advice,
                answer,
                statement -> statement.finding().conclusion() instanceof Risk risk
                        ? Optional.of(RiskWriter.of(statement, risk, new RiskWriter.Setting(asOf, starts(advice))))
                        : Optional.empty());
    }

    static List<Finding> starts(Advice advice) {
        return advice.findings().stream()
                .filter(finding ->
                        finding.conclusion() instanceof Recommendation one && one.action() == ActionClass.START)
                .toList();
    }

    /** The criteria of an inherited disease in place of a risk. */
    public static Bundle ofCriteria(Advice advice, Answering answer) {
        return bundle(
                Canonical.FH_SCORE,
                advice,
                answer,
                statement -> statement.finding().conclusion() instanceof Suspicion one
                        ? Optional.of(SuspicionWriter.of(statement, one))
                        : Optional.empty());
    }

    private static Bundle bundle(
            String profile, Advice advice, Answering answer, Function<Statement, Optional<RiskAssessment>> writer) {
        Bundle bundle = new Bundle();
        bundle.getMeta().addProfile(profile);
        bundle.setType(BundleType.COLLECTION).setTimestampElement(answer.instant());
        List<Finding> findings = advice.findings();
        for (int position = 0; position < findings.size(); position++) {
            Statement statement = new Statement(findings.get(position), position, answer);
            writer.apply(statement)
                    .ifPresent(assessment -> bundle.addEntry()
                            .setFullUrl(statement.urn(Statement.Part.RISK))
                            .setResource(assessment));
        }
        ReadIssues.of(advice.issues())
                .ifPresent(outcome -> bundle.addEntry()
                        .setFullUrl("urn:uuid:"
                                + UUID.nameUUIDFromBytes(Canonical.READ_ISSUE.getBytes(StandardCharsets.UTF_8)))
                        .setResource(outcome));
        return bundle;
    }
}
