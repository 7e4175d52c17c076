package org.precisionhooks.fhir.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.review.ReviewQueue.Claim;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.RecordTypes;
import org.precisionhooks.fhir.source.ResourceSource;
import org.precisionhooks.fhir.write.Answering;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off what the changes of records left: reviews the drugs of one patient after the other, as far as consent allows the
 * treating team, and brings the tasks into line. A review may be done twice, never left out.
 */
public final class ResultReviews {

    private static final Logger LOG = LoggerFactory.getLogger(ResultReviews.class);

    private final ReviewQueue queue;
    private final Reading reading;
    private final Adviser adviser;
    private final ReviewTasks tasks;
    private final TreatingTeam team;
    private final Clock clock;

    public ResultReviews(
            ReviewQueue queue, Reading reading, Adviser adviser, ReviewTasks tasks, TreatingTeam team, Clock clock) {
        this.queue = queue;
        this.reading = reading;
        this.adviser = adviser;
        this.tasks = tasks;
        this.team = team;
        this.clock = clock;
    }

    /** Where a patient's record is read. */
    public record Reading(ResourceSource store, PatientReaders readers) {}

    /**
     * Reviews patients who are due.
     *
     * @param most how many at most, so that an import of many does not take the server
     * @return how many were taken on
     */
    public int work(int most) {
        int taken = 0;
        while (taken < most) {
            Optional<Claim> claim = queue.claim(clock.instant());
            if (claim.isEmpty()) {
                return taken;
            }
            review(claim.get());
            taken++;
        }
        return taken;
    }

    private void review(Claim claim) {
        try {
            review(claim.patient());
            queue.done(claim);
        } catch (RuntimeException e) {
            // The message of a failure may quote the record; who it was stands in the table.
            LOG.warn(
                    "A review after a new result failed and will be tried again ({} tries): {}",
                    claim.attempt(),
                    e.getClass().getName());
            queue.again(claim, clock.instant());
        }
    }

    private void review(String patient) {
        Instant now = clock.instant();
        List<JsonNode> stored = reading.store().resources(patient, RecordTypes.OF_PATIENT);
        if (stored.stream().noneMatch(json -> json.path("resourceType").asText().equals("Patient"))) {
            return;
        }
        List<FoundResource> found = stored.stream()
                .map(json -> new FoundResource(json, DataOrigin.SERVER))
                .toList();
        Advice advice = adviser.advise(
                team.access(now),
                inquiry(patient, now),
                reading.readers().consents(patient, found),
                reading.readers().facts(patient, found));
        tasks.align(new ReviewTasks.Review(advice.findings(), new SourceLabels(stored), new Answering(patient, now)));
    }

    private Inquiry inquiry(String patient, Instant now) {
        return new Inquiry(
                patient,
                Occasion.RESULT_STORED,
                LocalDate.ofInstant(now, clock.getZone()),
                List.of(),
                Set.of(Domain.PHARMACOGENOMICS));
    }
}
