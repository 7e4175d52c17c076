package org.precisionhooks.server.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.ShownResources;
import org.precisionhooks.server.audit.Interaction.Matter;

/** Learns of each FHIR request who makes it, what it asks for and what its answer shows. */
@Interceptor
final class FhirAudit {

    private static final String PATIENT = "Patient";

    /** Parameters that name whom a search or an operation is about. */
    private static final List<String> OF_PATIENT = List.of("patient", "subject");
    /** After whatever may still take something out of an answer. */
    private static final int LAST = Integer.MAX_VALUE;

    private final Callers callers;

    FhirAudit(Callers callers) {
        this.callers = callers;
    }

    /** Before anyone may refuse it, so that a refusal is told of what was asked; parts of a Bundle belong to the Bundle. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = Integer.MIN_VALUE)
    public void asked(RequestDetails details, RestOperationTypeEnum operation) {
        if (details.isSubRequest()) {
            return;
        }
        Interactions.of(details).ifPresent(interaction -> {
            interaction.about(matter(details, operation), query(details, kind(operation)));
            interaction.named(details.getRequestId());
            if (!interaction.isAbout(AuditKind.CAPABILITIES)) {
                interaction.by(AuditedCaller.agent(callers.of(details)));
            }
        });
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = LAST)
    public void answered(RequestDetails details, ResponseDetails response) {
        Interactions.of(details).ifPresent(interaction -> {
            ShownResources shown = ShownResources.of(details.getFhirContext(), response.getResponseResource());
            boolean single = interaction.isAbout(AuditKind.READ);
            interaction.shows(shown.patients(), single ? shown.references().stream() : Stream.empty());
        });
    }

    private static Matter matter(RequestDetails details, RestOperationTypeEnum operation) {
        AuditKind kind = kind(operation);
        Optional<String> target = target(details, kind);
        Optional<String> patient = kind == AuditKind.OPERATION && target.isEmpty()
                ? patientNamed(OF_PATIENT, name -> named(details, name))
                : Optional.empty();
        return new Matter(kind, action(details, operation, kind), target, patient);
    }

    private static AuditKind kind(RestOperationTypeEnum operation) {
        return switch (operation) {
            case READ, VREAD -> AuditKind.READ;
            case HISTORY_INSTANCE, HISTORY_TYPE, HISTORY_SYSTEM -> AuditKind.HISTORY;
            case SEARCH_TYPE, SEARCH_SYSTEM, GET_PAGE -> AuditKind.SEARCH;
            case CREATE -> AuditKind.CREATE;
            case UPDATE, PATCH -> AuditKind.UPDATE;
            case DELETE -> AuditKind.DELETE;
            case TRANSACTION, BATCH -> AuditKind.BUNDLE;
            case METADATA -> AuditKind.CAPABILITIES;
            default -> AuditKind.OPERATION;
        };
    }

    private static String action(RequestDetails details, RestOperationTypeEnum operation, AuditKind kind) {
        if (kind == AuditKind.OPERATION) {
            return Optional.ofNullable(details.getOperation()).orElseGet(operation::getCode);
        }
        if (kind == AuditKind.BUNDLE) {
            boolean batch = details.getResource() instanceof Bundle bundle && bundle.getType() == BundleType.BATCH;
            return batch ? "batch" : "transaction";
        }
        return operation == RestOperationTypeEnum.GET_PAGE ? "search-type" : operation.getCode();
    }

    private static Optional<String> target(RequestDetails details, AuditKind kind) {
        String type = details.getResourceName();
        if (type != null && details.getId() != null && details.getId().hasIdPart()) {
            return Optional.of(type + "/" + details.getId().getIdPart());
        }
        return kind == AuditKind.SEARCH && type != null
                ? patientSearched(type, details.getParameters())
                : Optional.empty();
    }

    /** Whose data a search is after, where it says so plainly; it may find nothing. */
    private static Optional<String> patientSearched(String type, Map<String, String[]> parameters) {
        return patientNamed(type.equals(PATIENT) ? List.of("_id") : OF_PATIENT, name -> inAddress(parameters, name));
    }

    /** The one patient whom one of these parameters names. */
    private static Optional<String> patientNamed(List<String> names, Function<String, List<String>> values) {
        return names.stream()
                .map(values)
                .filter(named -> named.size() == 1)
                .map(named -> new IdType(named.get(0)))
                .filter(id -> id.isIdPartValid() && (!id.hasResourceType() || PATIENT.equals(id.getResourceType())))
                .map(id -> PATIENT + "/" + id.getIdPart())
                .findFirst();
    }

    /** Of the address or of the body. */
    private static List<String> named(RequestDetails details, String name) {
        Stream<String> inBody = details.getResource() instanceof Parameters body
                ? body.getParameter().stream()
                        .filter(parameter -> name.equals(parameter.getName()) && parameter.hasValue())
                        .map(parameter -> text(parameter.getValue()))
                : Stream.empty();
        return Stream.concat(inAddress(details.getParameters(), name).stream(), inBody)
                .toList();
    }

    private static String text(Type value) {
        String text = value instanceof Reference reference ? reference.getReference() : value.primitiveValue();
        return text == null ? "" : text;
    }

    private static List<String> inAddress(Map<String, String[]> parameters, String name) {
        return List.of(parameters.getOrDefault(name, new String[0]));
    }

    private static Optional<String> query(RequestDetails details, AuditKind kind) {
        if (kind != AuditKind.SEARCH && kind != AuditKind.HISTORY) {
            return Optional.empty();
        }
        String address = details.getRequestType() + " " + details.getCompleteUrl();
        boolean form = details.getRequestType() == ca.uhn.fhir.rest.api.RequestTypeEnum.POST;
        return Optional.of(form ? address + "\n" + parameters(details.getParameters()) : address);
    }

    private static String parameters(Map<String, String[]> parameters) {
        return parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(parameter -> Stream.of(parameter.getValue()).map(value -> parameter.getKey() + "=" + value))
                .collect(Collectors.joining("&"));
    }
}
