package org.precisionhooks.fhir.write;

import java.util.Date;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.precisionhooks.consent.decision.Basis;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.decision.Decision.Obligation;
import org.precisionhooks.consent.decision.Decision.Warning;
import org.precisionhooks.consent.decision.ResourceOutcome;
import org.precisionhooks.consent.document.NotInForce;

/** A consent decision with its explanation, as Parameters; for the patient and the privacy officer only. */
public final class DecisionParameters {

    private DecisionParameters() {}

    public static Parameters of(Decision decision) {
        Parameters answer = new Parameters();
        add(answer, "effect", new CodeType(Codes.code(decision.effect())));
        add(answer, "decision", new StringType(decision.id()));
        add(answer, "policy", new StringType(decision.policy()));
        add(answer, "engine", new StringType(Decision.ENGINE_VERSION));
        add(answer, "evaluatedAt", new InstantType(Date.from(decision.evaluatedAt())));
        decision.outcomes().forEach(outcome -> write(outcome, answer));
        decision.obligations().forEach(obligation -> write(obligation, answer));
        decision.notInForce().forEach(consent -> write(consent, answer));
        decision.warnings().forEach(warning -> write(warning, answer));
        return answer;
    }

    private static void write(ResourceOutcome outcome, Parameters answer) {
        ParametersParameterComponent resource = answer.addParameter().setName("resource");
        part(resource, "reference", new StringType(outcome.reference()));
        part(resource, "outcome", new CodeType(outcome.permitted() ? "permit" : "deny"));
        part(resource, "ground", new CodeType(Codes.code(outcome.ground())));
        if (!outcome.rule().isEmpty()) {
            part(resource, "rule", new StringType(outcome.rule()));
        }
        outcome.basis().forEach(basis -> write(basis, resource.addPart().setName("basis")));
    }

    private static void write(Basis basis, ParametersParameterComponent part) {
        part(part, "consent", consent(basis.consent(), basis.version()));
        part(part, "provision", new StringType(basis.path()));
        part(part, "outcome", new CodeType(Codes.code(basis.outcome())));
    }

    private static void write(Obligation obligation, Parameters answer) {
        add(answer, "obligation", new Coding().setSystem(obligation.system()).setCode(obligation.code()));
    }

    private static void write(NotInForce ignored, Parameters answer) {
        ParametersParameterComponent consent = answer.addParameter().setName("notInForce");
        part(consent, "consent", consent(ignored.consent(), ignored.version()));
        part(consent, "reason", new CodeType(Codes.code(ignored.reason())));
    }

    private static void write(Warning warning, Parameters answer) {
        ParametersParameterComponent part = answer.addParameter().setName("warning");
        part(part, "code", new CodeType(Codes.code(warning.code())));
        if (!warning.consent().isEmpty()) {
            part(part, "consent", new UriType(warning.consent()));
        }
    }

    /** As an address: of a reference HAPI does not write the version. */
    private static UriType consent(String reference, String version) {
        return new UriType(version.isEmpty() ? reference : reference + "/_history/" + version);
    }

    private static void add(Parameters answer, String name, Type value) {
        answer.addParameter().setName(name).setValue(value);
    }

    private static void part(ParametersParameterComponent parent, String name, Type value) {
        parent.addPart().setName(name).setValue(value);
    }
}
