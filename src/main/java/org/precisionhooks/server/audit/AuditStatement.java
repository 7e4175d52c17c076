package org.precisionhooks.server.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;

/** Lets the CapabilityStatement say of AuditEvents what holds: HAPI lists all that a store could search by. */
@Interceptor
final class AuditStatement {

    private static final Set<String> SEARCHED = Set.of(
            AuditEvent.SP_PATIENT, AuditEvent.SP_AGENT, AuditEvent.SP_DATE, AuditEvent.SP_TYPE, AuditEvent.SP_OUTCOME);

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void state(IBaseConformance conformance) {
        if (conformance instanceof CapabilityStatement statement) {
            statement.getRest().stream()
                    .flatMap(rest -> rest.getResource().stream())
                    .filter(resource -> resource.getType().equals("AuditEvent"))
                    .forEach(AuditStatement::state);
        }
    }

    private static void state(CapabilityStatementRestResourceComponent resource) {
        resource.getSearchParam().removeIf(parameter -> !SEARCHED.contains(parameter.getName()));
        resource.getSearchInclude().clear();
        resource.getSearchRevInclude().clear();
    }
}
