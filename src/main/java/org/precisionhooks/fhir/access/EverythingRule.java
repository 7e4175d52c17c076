package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.precisionhooks.consent.label.ResourceTypes.Content;
import org.precisionhooks.fhir.access.scope.OpenOperations;

/**
 * HAPI puts into {@code $everything} whatever the patient's resources refer to, those that are withheld too. What is
 * nobody's comes along only when something that may be seen refers to it: a laboratory would tell that there was a test.
 */
final class EverythingRule {

    private final ConsentDecisions decisions;

    EverythingRule(ConsentDecisions decisions) {
        this.decisions = decisions;
    }

    /** Pages are of searches too, in which nothing comes along in this way. */
    static boolean concerns(RequestDetails details) {
        return OpenOperations.isEverything(details.getOperation())
                || details.getRestOperationType() == RestOperationTypeEnum.GET_PAGE;
    }

    /**
     * Positions of what nothing that was seen so far refers to. HAPI asks about what comes along when it is found, before what
     * refers to it was asked about, and again with all the rest: the second time counts.
     */
    List<Integer> unreferenced(RequestDetails details, List<IBaseResource> resources, List<Boolean> seen) {
        RequestMemory memory = decisions.memory(details);
        synchronized (memory) {
            Set<Integer> left = IntStream.range(0, resources.size())
                    .filter(seen::get)
                    .filter(i -> !isFirstSight(memory, resources.get(i)))
                    .boxed()
                    .collect(Collectors.toSet());
            boolean more = true;
            while (more) {
                more = left.removeIf(i -> isReached(memory, resources.get(i)) && reach(memory, resources.get(i)));
            }
            return left.stream().sorted().toList();
        }
    }

    private boolean isFirstSight(RequestMemory memory, IBaseResource resource) {
        return decisions.content(resource) == Content.OPEN && memory.sighted().add(reference(resource));
    }

    private boolean isReached(RequestMemory memory, IBaseResource resource) {
        return decisions.content(resource) != Content.OPEN || memory.reached().contains(reference(resource));
    }

    private boolean reach(RequestMemory memory, IBaseResource resource) {
        memory.reached().addAll(decisions.references(resource));
        return true;
    }

    private static String reference(IBaseResource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
