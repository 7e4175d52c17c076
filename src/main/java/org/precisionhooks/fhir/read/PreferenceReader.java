package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Preference;
import org.precisionhooks.facts.Preference.Kind;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.read.genomic.ObservationSheet;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.PreferenceCodes;

/** Reads wishes where they stand in resources of other kinds. */
final class PreferenceReader {

    private PreferenceReader() {}

    /** A statement of what the patient wants; false when the code is of none. */
    static boolean readStatement(Reading reading, ObservationSheet sheet) {
        Optional<Kind> kind = reading.tables().vocabulary().preferences().kind(sheet.code());
        Concept value = sheet.value();
        if (kind.isEmpty() || value.isEmpty()) {
            return false;
        }
        reading.fact(new Preference(reading.source(), kind.get(), value, value.label()));
        return true;
    }

    /** A document that lays down what the patient wants: that it exists is all that is read. */
    static void readDocument(Reading reading) {
        Concept type = Concepts.concept(reading.json().path("type"));
        reading.tables()
                .vocabulary()
                .preferences()
                .kind(type)
                .ifPresent(kind -> reading.fact(new Preference(reading.source(), kind, Concept.NONE, type.label())));
    }

    /** A treatment that was not given because the patient declined it; false when that is not said. */
    static boolean readRefusal(Reading reading, Concept treatment) {
        Optional<PreferenceCodes.RefusalRow> refusal = treatment.isEmpty()
                ? Optional.empty()
                : reading.tables().vocabulary().preferences().refusal(reasons(reading.json()));
        Source source = reading.dated("dateAsserted");
        refusal.ifPresent(row -> reading.fact(
                new Preference(source, Kind.REFUSAL, treatment, treatment.label(), until(source, row.months()))));
        return refusal.isPresent();
    }

    /** A refusal of an unknown day has no end. */
    private static Optional<LocalDate> until(Source source, int months) {
        return source.time()
                .map(time -> LocalDate.ofInstant(time.start(), ZoneOffset.UTC).plusMonths(months));
    }

    /** A statement lists reasons of its status; other resources have one. */
    private static List<Concept> reasons(JsonNode json) {
        List<Concept> reasons = new ArrayList<>(Concepts.concepts(json, "reasonCode"));
        JsonNode status = json.path("statusReason");
        if (status.isArray()) {
            reasons.addAll(Concepts.concepts(json, "statusReason"));
        } else {
            reasons.add(Concepts.concept(status));
        }
        return reasons;
    }
}
