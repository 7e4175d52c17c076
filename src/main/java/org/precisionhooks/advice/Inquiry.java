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
 * @param topics what it is about; with no drug, an occasion that looks at the patient's current drugs means those
 * @param domains domains asked for; empty means all
 */
public record Inquiry(String patient, Occasion occasion, LocalDate date, Topics topics, Set<Domain> domains) {

    public Inquiry {
        domains = Set.copyOf(domains);
    }

    /** An inquiry about drugs. */
    public Inquiry(String patient, Occasion occasion, LocalDate date, List<RequestedDrug> drugs, Set<Domain> domains) {
        this(patient, occasion, date, Topics.ofDrugs(drugs), domains);
    }

    /** Whether there is nothing to look at, whatever is in the record. */
    public boolean asksNothing() {
        return topics.isEmpty() && occasion.needsTopic();
    }

    public List<RequestedDrug> drugs() {
        return topics.drugs();
    }
}
