package org.precisionhooks.fhir.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.access.Targets.Target;
import org.precisionhooks.fhir.access.scope.OpenOperations;

/** Refuses before anything is read: what no grant covers, what would reveal the withheld, and what is aimed at the withheld. */
@Interceptor
public final class RequestGuard {

    private static final int FIRST = 10;

    /** Headers by which HAPI lets a caller change what is asked, merged, kept or searched (threat 19). */
    private static final List<String> SWITCHES = List.of(
            "Cache-Control",
            "X-Rewrite-History",
            "X-Meta-Snapshot-Mode",
            "X-Upsert-Extistence-Check",
            "X-Retry-On-Version-Conflict",
            "X-Cascade",
            "X-Request-Partition-IDs",
            "X-Security-Context",
            "X-Request-Source");

    /** Lists of everybody's versions tell that there are resources, whoever may see them. */
    private static final Set<RestOperationTypeEnum> CLOSED = Set.of(
            RestOperationTypeEnum.HISTORY_SYSTEM,
            RestOperationTypeEnum.HISTORY_TYPE,
            RestOperationTypeEnum.SEARCH_SYSTEM,
            RestOperationTypeEnum.META,
            RestOperationTypeEnum.META_ADD,
            RestOperationTypeEnum.META_DELETE,
            RestOperationTypeEnum.GRAPHQL_REQUEST,
            RestOperationTypeEnum.GET_TAGS,
            RestOperationTypeEnum.ADD_TAGS,
            RestOperationTypeEnum.DELETE_TAGS);

    private final ConsentDecisions decisions;
    private final SearchRules searches;
    private final Targets targets;
    private final BundleRules bundles;
    private final OpenOperations operations;

    public RequestGuard(ConsentDecisions decisions, ApiGuard.Ports ports) {
        this.decisions = decisions;
        this.searches = new SearchRules(decisions.types());
        this.targets = new Targets(decisions, ports.stored());
        this.operations = ports.operations();
        this.bundles = new BundleRules(decisions, searches, targets, new UnknownReferences(decisions, ports.stored()));
    }

    /** Entries of a Bundle that read come here too, one by one. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = FIRST)
    public void check(RequestDetails details, RestOperationTypeEnum operation) {
        if (operation == RestOperationTypeEnum.METADATA) {
            return;
        }
        SWITCHES.forEach(header -> details.setHeaders(header, List.of()));
        decisions.grants().require(decisions.caller(details), operation, details);
        if (CLOSED.contains(operation)) {
            throw AccessRefusal.CLOSED_INTERACTION.exception();
        }
        switch (operation) {
            case SEARCH_TYPE -> search(details);
            case TRANSACTION -> bundles.check(details);
            case VREAD, UPDATE, PATCH, DELETE, HISTORY_INSTANCE, EXTENDED_OPERATION_INSTANCE ->
                target(details, operation);
            case CREATE -> bundles.checkCondition(details.getResourceName(), details.getHeader("If-None-Exist"));
            case EXTENDED_OPERATION_SERVER, EXTENDED_OPERATION_TYPE -> operation(details);
            default -> {}
        }
    }

    private void search(RequestDetails details) {
        refuse(details.getResourceName(), details.getParameters());
        if (details.isSubRequest() && details.getParameters().containsKey("_count")) {
            // HAPI cuts such a search before what is withheld is taken out of it.
            throw AccessRefusal.INFERRING_SEARCH.exception();
        }
    }

    private void target(RequestDetails details, RestOperationTypeEnum operation) {
        if (details.getId() == null || details.getId().getIdPart() == null) {
            bundles.checkConditional(details.getResourceName(), details.getParameters(), operation);
        } else if (details.getOperation() != null && details.getOperation().equals("$validate")) {
            // It would say what of a stored resource is not valid.
            throw AccessRefusal.CLOSED_INTERACTION.exception();
        } else if (!operations.asksItself(details.getOperation())) {
            everything(details);
            targets.require(
                    details,
                    operation,
                    new Target(details.getResourceName(), details.getId().getIdPart(), details.getHeader("If-Match")));
        }
    }

    /** It takes parameters of searches, in the address or in the body. */
    private void everything(RequestDetails details) {
        if (OpenOperations.isEverything(details.getOperation())) {
            Map<String, String[]> parameters = new TreeMap<>(details.getParameters());
            if (details.getResource() instanceof Parameters body) {
                body.getParameter().forEach(parameter -> parameters.put(parameter.getName(), new String[0]));
            }
            refuse(details.getResourceName(), parameters);
        }
    }

    private void refuse(String type, Map<String, String[]> parameters) {
        searches.refusal(type, parameters).ifPresent(refusal -> {
            throw refusal.exception();
        });
    }

    /** Reads of the whole server by one operation would be bounded by nobody's consent alone. */
    private static void operation(RequestDetails details) {
        if (OpenOperations.isEverything(details.getOperation())) {
            throw AccessRefusal.CLOSED_INTERACTION.exception();
        }
    }
}
