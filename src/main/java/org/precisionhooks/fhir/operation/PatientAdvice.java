package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.consent.request.AccessRequest.Action;
import org.precisionhooks.fhir.operation.StoredRecord.Wanted;
import org.precisionhooks.fhir.source.RecordTypes;
import org.precisionhooks.fhir.write.Answering;

/** Asks for advice on a patient who is stored here, as far as the caller may. */
final class PatientAdvice {

    private final PatientPorts ports;
    private final Adviser adviser;
    private final Clock clock;
    private final Set<String> types;

    PatientAdvice(PatientPorts ports, Adviser adviser, Clock clock) {
        this(ports, adviser, clock, RecordTypes.OF_PATIENT);
    }

    /** @param types of the resources that it is made of */
    PatientAdvice(PatientPorts ports, Adviser adviser, Clock clock, Set<String> types) {
        this.ports = ports;
        this.adviser = adviser;
        this.clock = clock;
        this.types = Set.copyOf(types);
    }

    /**
     * What was advised.
     *
     * @param answering whom and when it is for
     * @param record where it was read
     */
    record Answer(Advice advice, Answering answering, StoredRecord record) {}

    /** @param question makes the inquiry for a day */
    Answer of(RequestDetails details, String patient, Function<LocalDate, Inquiry> question) {
        Instant now = clock.instant();
        StoredRecord record = StoredRecord.open(ports, details, patient, new Wanted(Action.CDS, types), now);
        Advice advice = adviser.advise(
                record.access(),
                question.apply(LocalDate.ofInstant(now, clock.getZone())),
                ports.readers().consents(patient, record.resources()),
                ports.readers().facts(patient, record.resources()));
        return new Answer(advice, new Answering(patient, now), record);
    }
}
