package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.consent.label.ResourceTypes.Content;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.access.ResourceViews.Seen;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Grants;
import org.precisionhooks.fhir.access.scope.Role;

/**
 * The one decision point of the FHIR API: may this request see, or write, this resource? Every patient whom the resource
 * names must permit it.
 */
public final class ConsentDecisions {

    private final Ports ports;
    private final ConsentGate gate;
    private final ResourceTypes types;
    private final Clock clock;

    /**
     * What the decision reaches outside for.
     *
     * @param callers tells who calls
     * @param grants what the caller's token allows
     * @param views make of a resource what consent sees
     * @param consents the consents kept here
     * @param log told of every decision
     */
    public record Ports(
            Callers callers, Grants grants, ResourceViews views, StoredConsents consents, DecisionLog log) {}

    public ConsentDecisions(Ports ports, ConsentGate gate, ResourceTypes types, Clock clock) {
        this.ports = ports;
        this.gate = gate;
        this.types = types;
        this.clock = clock;
    }

    Grants grants() {
        return ports.grants();
    }

    ResourceTypes types() {
        return types;
    }

    RequestMemory memory(RequestDetails details) {
        return RequestMemory.of(details, ports.callers(), clock.instant());
    }

    /** The resources of this server, {@code Type/id}, that a resource refers to at any depth. */
    Set<String> references(IBaseResource resource) {
        return ports.views().references(resource);
    }

    public Caller caller(RequestDetails details) {
        return memory(details).caller();
    }

    boolean mayRead(RequestDetails details, IBaseResource resource) {
        return mayRead(details, List.of(resource)).get(0);
    }

    /** The same, as if it were asked for by another interaction, such as that of an entry. */
    boolean mayRead(RequestDetails details, RestOperationTypeEnum operation, IBaseResource resource) {
        return mayRead(details, operation, List.of(resource)).get(0);
    }

    /** One answer each, in their order; the consents of all their patients are read together. */
    public List<Boolean> mayRead(RequestDetails details, List<IBaseResource> resources) {
        return mayRead(details, details.getRestOperationType(), resources);
    }

    /**
     * Those of these patients of whom something may be told in a count. It shows nothing of any one of them, hence no decision
     * is told either.
     *
     * @param patients stored Patients by logical id
     */
    public Set<String> countable(RequestDetails details, Map<String, JsonNode> patients) {
        RequestMemory apart = memory(details).apart();
        List<String> ids = List.copyOf(patients.keySet());
        Map<Integer, Seen> asked = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            Patient patient = new Patient();
            patient.setId(new IdType("Patient", ids.get(i)));
            if (ports.grants().covers(apart.caller(), details.getRestOperationType(), patient)) {
                asked.put(i, ports.views().of(patients.getOrDefault(ids.get(i), MissingNode.getInstance())));
            }
        }
        return new PatientsAsked(gate, ports.consents(), apart, Action.READ)
                .permitted(asked).stream().map(ids::get).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Boolean> mayRead(
            RequestDetails details, RestOperationTypeEnum operation, List<IBaseResource> resources) {
        RequestMemory memory = memory(details);
        synchronized (memory) {
            List<IBaseResource> unknown = resources.stream()
                    .filter(resource -> !memory.decided().containsKey(key(operation, resource)))
                    .toList();
            List<Boolean> fresh = decide(operation, memory, Action.READ, unknown);
            for (int i = 0; i < unknown.size(); i++) {
                memory.decided().put(key(operation, unknown.get(i)), fresh.get(i));
            }
            return resources.stream()
                    .map(resource -> memory.decided().getOrDefault(key(operation, resource), false))
                    .toList();
        }
    }

    /** Whether the caller may write this, which is never remembered: what is written names its version itself. */
    boolean mayWrite(RequestDetails details, RestOperationTypeEnum operation, IBaseResource resource) {
        RequestMemory memory = memory(details);
        synchronized (memory) {
            return decide(operation, memory, Action.WRITE, List.of(resource)).get(0);
        }
    }

    /** Whether the caller may create a resource like this, for what will be created beside or after the request. */
    public boolean permitsCreate(RequestDetails details, IBaseResource resource) {
        boolean permitted = mayWrite(details, RestOperationTypeEnum.CREATE, resource);
        tell(details);
        return permitted;
    }

    /** Whether the caller may change all of these, for what will be changed beside or after the request. */
    public boolean permitsChanges(RequestDetails details, List<IBaseResource> resources) {
        RequestMemory memory = memory(details);
        boolean permitted;
        synchronized (memory) {
            permitted = !decide(RestOperationTypeEnum.UPDATE, memory, Action.WRITE, resources)
                    .contains(false);
        }
        tell(details);
        return permitted;
    }

    /**
     * Whether a result of one kind may be made for the caller of a stored resource that may hold more than that: it is decided
     * like the resource, and for the domain of the result in place of all that the resource may hold. Nothing else of it is shown.
     *
     * @param kind code of the result, as {@code consent/kind_rules} has it
     */
    public boolean permitsResult(RequestDetails details, IBaseResource resource, Coding kind) {
        RequestMemory memory = memory(details);
        boolean permitted;
        synchronized (memory) {
            Seen asked = ports.views().of(resource).speakingOf(kind);
            permitted = ports.grants().covers(memory.caller(), RestOperationTypeEnum.READ, resource)
                    && !new PatientsAsked(gate, ports.consents(), memory, Action.READ)
                            .permitted(Map.of(0, asked))
                            .isEmpty();
        }
        tell(details);
        return permitted;
    }

    /** Tells the log what was decided since it was told last. */
    void tell(RequestDetails details) {
        RequestMemory.ifAny(details).ifPresent(memory -> {
            synchronized (memory) {
                memory.tallies().forEach((of, tally) -> {
                    if (tally.tell()) {
                        ports.log().decided(details, of.patient(), tally.access(), tally.together());
                    }
                });
            }
        });
    }

    /** What was told came to nothing. */
    void untell(RequestDetails details) {
        RequestMemory.ifAny(details).ifPresent(memory -> {
            synchronized (memory) {
                memory.tallies().values().forEach(DecisionTally::untell);
            }
        });
    }

    private List<Boolean> decide(
            RestOperationTypeEnum operation, RequestMemory memory, Action action, List<IBaseResource> resources) {
        Map<Integer, Seen> asked = new LinkedHashMap<>();
        List<Boolean> answers = new ArrayList<>();
        for (int i = 0; i < resources.size(); i++) {
            IBaseResource resource = resources.get(i);
            boolean granted = ports.grants().covers(memory.caller(), operation, resource);
            answers.add(granted && withoutConsent(memory.caller(), action, resource));
            if (granted && content(resource) == Content.PATIENT) {
                asked.put(i, ports.views().of(resource));
            }
        }
        Set<Integer> permitted = new PatientsAsked(gate, ports.consents(), memory, action).permitted(asked);
        asked.forEach((i, seen) -> answers.set(i, permitted.contains(i) || isWriteOfNobodys(action, seen)));
        return answers;
    }

    /** Nothing is disclosed by taking in what names nobody. */
    private static boolean isWriteOfNobodys(Action action, Seen seen) {
        return action == Action.WRITE && seen.patients().ids().isEmpty();
    }

    private boolean withoutConsent(Caller caller, Action action, IBaseResource resource) {
        String type = ports.views().type(resource);
        return switch (types.content(type)) {
            case OPEN -> true;
            case CLOSED -> caller.is(Role.OWNER);
            case RESERVED ->
                action == Action.WRITE
                        ? ReservedTypes.mayWrite(caller, type, resource)
                        : ReservedTypes.mayRead(caller, type, resource);
            case PATIENT -> false;
        };
    }

    Content content(IBaseResource resource) {
        return types.content(ports.views().type(resource));
    }

    private String key(RestOperationTypeEnum operation, IBaseResource resource) {
        return operation + " " + ports.views().type(resource) + "/"
                + resource.getIdElement().getIdPart() + "/_history/"
                + resource.getIdElement().getVersionIdPart();
    }
}
