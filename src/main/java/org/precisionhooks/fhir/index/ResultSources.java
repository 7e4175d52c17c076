package org.precisionhooks.fhir.index;

import java.time.ZoneOffset;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** Status and time of a result (genomics-fhir.md section 3.12); one that was retracted has none. */
final class ResultSources {

    private ResultSources() {}

    static Optional<Source> of(DomainResource resource, DomainResource whole, String reference) {
        String status = status(resource).or(() -> status(whole)).orElse("");
        return switch (status) {
            case "final", "amended", "corrected", "completed", "in-progress" ->
                Optional.of(new Source(reference, ResultStatus.FINAL, time(resource, whole)));
            case "entered-in-error", "cancelled", "not-done" -> Optional.empty();
            case "preliminary", "registered", "partial" ->
                Optional.of(new Source(reference, ResultStatus.PRELIMINARY, time(resource, whole)));
            default -> Optional.of(new Source(reference, ResultStatus.UNKNOWN, time(resource, whole)));
        };
    }

    private static Optional<String> status(DomainResource resource) {
        if (resource instanceof Observation observation) {
            return Optional.ofNullable(observation.getStatus()).map(status -> status.toCode());
        } else if (resource instanceof DiagnosticReport report) {
            return Optional.ofNullable(report.getStatus()).map(status -> status.toCode());
        }
        return resource instanceof Procedure procedure
                ? Optional.ofNullable(procedure.getStatus()).map(status -> status.toCode())
                : Optional.empty();
    }

    private static Optional<ClinicalTime> time(DomainResource resource, DomainResource whole) {
        return time(resource).or(() -> time(whole));
    }

    private static Optional<ClinicalTime> time(DomainResource resource) {
        if (resource instanceof Observation observation) {
            return time(observation.getEffective()).or(() -> time(observation.getIssuedElement()));
        } else if (resource instanceof DiagnosticReport report) {
            return time(report.getEffective()).or(() -> time(report.getIssuedElement()));
        }
        return resource instanceof Procedure procedure ? time(procedure.getPerformed()) : Optional.empty();
    }

    private static Optional<ClinicalTime> time(Type value) {
        if (value instanceof Period period) {
            return ClinicalTime.between(time(period.getStartElement()), time(period.getEndElement()));
        }
        return value instanceof BaseDateTimeType time && time.hasValue()
                ? ClinicalTime.parse(time.getValueAsString(), ZoneOffset.UTC)
                : Optional.empty();
    }
}
