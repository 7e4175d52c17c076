package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MolecularSequence;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.index.LooseResults;
import org.precisionhooks.fhir.source.StoredByReference;

/** Stored resources that the caller may see: each is decided about like one that is read, and one withheld is as if absent. */
final class VisibleResources {

    private static final int MOST_LEVELS = 10;

    private final StoredByReference store;
    private final LooseResults loose;
    private final ConsentDecisions decisions;
    private final FhirContext fhir;

    VisibleResources(StoredByReference store, LooseResults loose, ConsentDecisions decisions, FhirContext fhir) {
        this.store = store;
        this.loose = loose;
        this.decisions = decisions;
        this.fhir = fhir;
    }

    /**
     * Results of patients. One that names nobody is decided about as if it named its patient, and seen only where something is
     * seen that leads to it.
     *
     * @param patients logical ids by reference
     */
    Map<String, Resource> ofResults(RequestDetails details, Map<String, String> patients) {
        return ofResults(details, patients, MOST_LEVELS);
    }

    private Map<String, Resource> ofResults(RequestDetails details, Map<String, String> patients, int levels) {
        List<Resource> stored = new ArrayList<>();
        Set<String> nobodys = new TreeSet<>();
        store.of(patients.keySet()).forEach((reference, json) -> {
            Resource resource = (Resource) fhir.newJsonParser().parseResource(json.toString());
            boolean names = json.has("subject") || json.has("patient");
            if (!names && named(resource, patients.getOrDefault(reference, ""))) {
                nobodys.add(reference);
            }
            stored.add(resource);
        });
        Map<String, Resource> visible = visible(details, stored);
        nobodys.retainAll(visible.keySet());
        nobodys.removeIf(reference -> levels > 0 && isLedTo(details, reference, patients, levels - 1));
        visible.keySet().removeAll(nobodys);
        return visible;
    }

    private boolean isLedTo(RequestDetails details, String reference, Map<String, String> patients, int levels) {
        String patient = patients.getOrDefault(reference, "");
        Map<String, String> holders = new TreeMap<>();
        loose.holders(List.of(reference)).forEach(holder -> holders.put(holder.reference(), patient));
        return !ofResults(details, holders, levels).isEmpty();
    }

    /** @param references each {@code Type/id} */
    Map<String, Resource> of(RequestDetails details, Collection<String> references) {
        List<Resource> stored = new ArrayList<>();
        store.of(new TreeSet<>(references))
                .values()
                .forEach(json -> stored.add((Resource) fhir.newJsonParser().parseResource(json.toString())));
        return visible(details, stored);
    }

    private Map<String, Resource> visible(RequestDetails details, List<Resource> stored) {
        Map<String, Resource> visible = new TreeMap<>();
        List<Boolean> seen = seen(details, stored);
        for (int i = 0; i < stored.size(); i++) {
            if (seen.get(i)) {
                Resource resource = stored.get(i);
                visible.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
            }
        }
        return visible;
    }

    boolean isVisible(RequestDetails details, String reference) {
        return of(details, Set.of(reference)).containsKey(reference);
    }

    List<Boolean> seen(RequestDetails details, List<? extends IBaseResource> resources) {
        return decisions.mayRead(details, List.copyOf(resources));
    }

    /** Whether it is of a kind that others lead to; it names the patient then. */
    private static boolean named(Resource resource, String patient) {
        Reference subject = new Reference("Patient/" + patient);
        if (resource instanceof Observation observation) {
            observation.setSubject(subject);
        } else if (resource instanceof MolecularSequence sequence) {
            sequence.setPatient(subject);
        }
        return resource instanceof Observation || resource instanceof MolecularSequence;
    }
}
