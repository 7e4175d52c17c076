package org.precisionhooks.fhir.write;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.Finding;

/** Writes risks as a collection of RiskAssessments, one an equation; last, if need be, what could not be read. */
public final class RiskBundle {

    private RiskBundle() {}

    /** @param asOf the day of which the risks are told, where it is not that of the answer */
    public static Bundle of(Advice advice, Answering answer, Optional<LocalDate> asOf) {
        Bundle bundle = new Bundle();
        bundle.getMeta().addProfile(Canonical.RISKS);
        bundle.setType(BundleType.COLLECTION).setTimestampElement(answer.instant());
        List<Finding> findings = advice.findings();
        for (int position = 0; position < findings.size(); position++) {
            if (findings.get(position).conclusion() instanceof Risk risk) {
                Statement statement = new Statement(findings.get(position), position, answer);
                bundle.addEntry()
                        .setFullUrl(statement.urn(Statement.Part.RISK))
                        .setResource(RiskWriter.of(statement, risk, asOf));
            }
        }
        ReadIssues.of(advice.issues())
                .ifPresent(outcome -> bundle.addEntry()
                        .setFullUrl("urn:uuid:"
                                + UUID.nameUUIDFromBytes(Canonical.READ_ISSUE.getBytes(StandardCharsets.UTF_8)))
                        .setResource(outcome));
        return bundle;
    }
}
