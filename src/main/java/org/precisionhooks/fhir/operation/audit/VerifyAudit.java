package org.precisionhooks.fhir.operation.audit;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.fhir.audit.AuditTrail.Anchor;
import org.precisionhooks.fhir.audit.ChainReport;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.operation.Refusal;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;

/** {@code $verify-audit}: for the auditor, whether the chain of the audit is as it was written. */
public final class VerifyAudit implements OwnOperation {

    private final AuditTrail trail;
    private final Callers callers;

    public VerifyAudit(AuditTrail trail, Callers callers) {
        this.trail = trail;
        this.callers = callers;
    }

    @Operation(name = "$verify-audit", idempotent = true, canonicalUrl = Canonical.VERIFY_AUDIT_OPERATION)
    public Parameters verify(RequestDetails details) {
        if (!callers.of(details).is(Role.AUDITOR)) {
            throw Refusal.NOT_THE_AUDITOR.exception();
        }
        ChainReport report = trail.verify(anchor(Arguments.of(details)));
        details.getResponse().addHeader("Cache-Control", "no-store");
        return written(report);
    }

    private static Parameters written(ChainReport report) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("valid").setValue(new BooleanType(report.holds()));
        answer.addParameter().setName("sequence").setValue(number(report.rows()));
        answer.addParameter().setName("hash").setValue(new StringType(report.hash()));
        answer.addParameter().setName("keyed").setValue(new BooleanType(report.keyed()));
        answer.addParameter().setName("waiting").setValue(number(report.waiting()));
        report.broken().ifPresent(broken -> {
            ParametersParameterComponent part = answer.addParameter().setName("broken");
            part.addPart().setName("sequence").setValue(number(broken.sequence()));
            part.addPart().setName("fault").setValue(new CodeType(Codes.code(broken.fault())));
        });
        return answer;
    }

    /** Integers of FHIR end where an audit may not. */
    private static DecimalType number(long number) {
        return new DecimalType(number);
    }

    private static Optional<Anchor> anchor(Arguments arguments) {
        Optional<String> sequence = arguments.single("sequence", Refusal.UNREADABLE_ANCHOR);
        Optional<String> hash = arguments.single("hash", Refusal.UNREADABLE_ANCHOR);
        if (sequence.isPresent() != hash.isPresent()) {
            throw Refusal.UNREADABLE_ANCHOR.exception();
        }
        try {
            return sequence.map(Long::parseLong).flatMap(place -> hash.map(noted -> new Anchor(place, noted)));
        } catch (NumberFormatException e) {
            throw Refusal.UNREADABLE_ANCHOR.exception();
        }
    }
}
