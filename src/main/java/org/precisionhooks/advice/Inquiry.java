package org.precisionhooks.advice;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Occasion;

/**
 * What a client asks, before anything was read.
 *
 * @param patient logical id of the patient
 * @param occasion the moment
 * @param date the day
 * @param drugs draft orders or drugs asked about; with none, the patient's current drugs are looked at
 * @param domains domains asked for; empty means all
 */
public record Inquiry(
        String patient, Occasion occasion, LocalDate date, List<RequestedDrug> drugs, Set<Domain> domains) {

    public Inquiry {
        drugs = List.copyOf(drugs);
        domains = Set.copyOf(domains);
    }
}
