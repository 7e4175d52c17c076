package org.precisionhooks.fhir.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.consent.label.ResourceTypes.Content;

/** Makes the CapabilityStatement say what is open, and no more. */
@Interceptor
public final class DeclaredLimits {

    private static final Set<TypeRestfulInteraction> WRITES = EnumSet.of(
            TypeRestfulInteraction.CREATE,
            TypeRestfulInteraction.UPDATE,
            TypeRestfulInteraction.PATCH,
            TypeRestfulInteraction.DELETE);

    private static final String WORDS =
            "Consent is asked on every path to a resource. What it withholds is answered as absent,"
                    + " and is not counted: there are no totals. Refused are searches by chains, _has, _filter, _list, _text,"
                    + " _content, _offset and wildcard includes, _sort on resources of patients, histories of types and"
                    + " of the system, conditional patches and deletes, and conditions in Bundles on resources of patients. A"
                    + " Consent is changed with If-Match and never deleted. Resources are created with ids of the server.";

    private final ResourceTypes types;

    public DeclaredLimits(ResourceTypes types) {
        this.types = types;
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void declare(IBaseConformance statement) {
        if (statement instanceof CapabilityStatement r4) {
            r4.getRest().forEach(this::declare);
        }
    }

    private void declare(CapabilityStatementRestComponent rest) {
        rest.setDocumentation(WORDS);
        rest.getInteraction()
                .removeIf(interaction -> interaction.getCode() == SystemRestfulInteraction.HISTORYSYSTEM
                        || interaction.getCode() == SystemRestfulInteraction.SEARCHSYSTEM);
        rest.getResource().forEach(this::declare);
    }

    private void declare(CapabilityStatementRestResourceComponent resource) {
        Content content = types.content(resource.getType());
        resource.getInteraction()
                .removeIf(interaction -> interaction.getCode() == TypeRestfulInteraction.HISTORYTYPE
                        || isClosed(resource.getType(), interaction.getCode()));
        resource.getSearchParam()
                .removeIf(parameter -> SearchRules.isRefused(parameter.getName(), content == Content.OPEN));
        resource.getSearchInclude().removeIf(include -> include.getValue().contains("*"));
        resource.setConditionalDelete(ConditionalDeleteStatus.NOTSUPPORTED);
        resource.setUpdateCreate(false);
        if (content == Content.RESERVED) {
            resource.setConditionalUpdate(false);
        }
    }

    private static boolean isClosed(String type, TypeRestfulInteraction interaction) {
        return (type.equals("AuditEvent") && WRITES.contains(interaction))
                || (type.equals("Consent") && interaction == TypeRestfulInteraction.DELETE);
    }
}
