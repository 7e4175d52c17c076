package org.precisionhooks.fhir.genomics;

import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/** What a contained result takes from the resource that contains it. */
final class ReportParts {

    private ReportParts() {}

    static String subject(DomainResource holder) {
        String subject = null;
        if (holder instanceof DiagnosticReport report) {
            subject = report.getSubject().getReference();
        } else if (holder instanceof Observation observation) {
            subject = observation.getSubject().getReference();
        }
        return subject == null ? "" : subject;
    }

    static ObservationStatus status(DomainResource holder) {
        boolean settled = holder instanceof DiagnosticReport report
                && switch (report.getStatus() == null ? "" : report.getStatus().toCode()) {
                    case "final", "amended", "corrected" -> true;
                    default -> false;
                };
        return settled ? ObservationStatus.FINAL : ObservationStatus.PRELIMINARY;
    }
}
