package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.precisionhooks.fhir.access.ConsentDecisions;
import org.precisionhooks.fhir.index.ResultSearch;
import org.precisionhooks.fhir.source.StoredByReference;

/** The patients who are counted: those with genomic results whose record the caller may use. */
final class Cohort {

    private static final int PORTION = 2_000;
    private static final String PATIENT = "Patient/";

    private final ResultSearch results;
    private final StoredByReference store;
    private final ConsentDecisions decisions;
    private final int smallestCount;

    /** @param smallestCount a count above none that is below it is not told exactly, nor of whom it is */
    Cohort(ResultSearch results, StoredByReference store, ConsentDecisions decisions, int smallestCount) {
        this.results = results;
        this.store = store;
        this.decisions = decisions;
        this.smallestCount = smallestCount;
    }

    Set<String> of(RequestDetails details) {
        List<String> all = List.copyOf(results.patients());
        Set<String> countable = new TreeSet<>();
        for (int from = 0; from < all.size(); from += PORTION) {
            countable.addAll(decisions.countable(
                    details, stored(all.subList(from, Math.min(all.size(), from + PORTION)))));
        }
        return countable;
    }

    private Map<String, JsonNode> stored(List<String> ids) {
        Map<String, JsonNode> patients = new TreeMap<>();
        store.of(ids.stream().map(PATIENT::concat).collect(Collectors.toSet()))
                .forEach((reference, json) -> patients.put(reference.substring(PATIENT.length()), json));
        return patients;
    }

    /** Writes how many of the countable have it, of how many, and if it is asked for, who. */
    void write(Set<String> having, Set<String> countable, boolean listed, AnswerPart part) {
        Set<String> counted = new TreeSet<>(having);
        counted.retainAll(countable);
        boolean few = !counted.isEmpty() && counted.size() < smallestCount;
        part.value("numerator", few ? lessThan(smallestCount) : quantity(counted.size()));
        part.value("denominator", quantity(countable.size()));
        if (listed && !few) {
            counted.forEach(patient -> part.text("subject", patient));
        }
    }

    private static Quantity quantity(int count) {
        return new Quantity().setValue(BigDecimal.valueOf(count));
    }

    private static Quantity lessThan(int count) {
        return quantity(count).setComparator(QuantityComparator.LESS_THAN);
    }
}
