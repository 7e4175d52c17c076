package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.fhir.read.genomic.ReportReader;
import org.precisionhooks.fhir.read.genomic.RiskReader;
import org.precisionhooks.fhir.read.genomic.SequenceReader;
import org.precisionhooks.fhir.read.genomic.TestRequestReader;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.References;
import org.precisionhooks.fhir.read.resource.Entry;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ReadingContext;
import org.precisionhooks.fhir.read.resource.RecordIndex;
import org.precisionhooks.fhir.read.resource.ResourceReader;
import org.precisionhooks.fhir.read.resource.Statuses;
import org.precisionhooks.fhir.read.resource.Subjects;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Reads the resources of one patient into a record; what cannot be read costs only itself (genomics-fhir.md section 3). */
public final class RecordReader {

    private static final ResourceReader OBSERVATION = new ObservationReader();
    private static final ResourceReader MEDICATION_USE = new MedicationUseReader();

    private static final Map<String, ResourceReader> READERS = Map.ofEntries(
            Map.entry("Patient", new PatientReader()),
            Map.entry("Observation", OBSERVATION),
            Map.entry("MolecularSequence", new SequenceReader()),
            Map.entry("DiagnosticReport", new ReportReader()),
            Map.entry("DocumentReference", new DocumentReader()),
            Map.entry("MedicationRequest", MEDICATION_USE),
            Map.entry("MedicationStatement", MEDICATION_USE),
            Map.entry("Condition", new ConditionReader()),
            Map.entry("AllergyIntolerance", new AllergyReader()),
            Map.entry("Procedure", new ProcedureReader()),
            Map.entry("FamilyMemberHistory", new FamilyHistoryReader()),
            Map.entry("Goal", new GoalReader()),
            Map.entry("Encounter", new EncounterReader()),
            Map.entry("Consent", new ConsentDirectiveReader()),
            Map.entry("ServiceRequest", new TestRequestReader()),
            Map.entry("Task", new TaskReader()),
            Map.entry("RiskAssessment", new RiskReader()));

    private static final Set<String> CONTAINED = Set.of("Observation", "MolecularSequence");

    private final Supplier<ReadingTables> tables;
    private final ZoneId zone;

    public RecordReader(ReadingTables tables) {
        this(tables, ZoneOffset.UTC);
    }

    /** @param tables asked for each time that something is read */
    public RecordReader(Supplier<ReadingTables> tables) {
        this.tables = tables;
        this.zone = ZoneOffset.UTC;
    }

    /**
     * Makes a reader.
     *
     * @param zone the zone in which dates without an offset are meant
     */
    public RecordReader(ReadingTables tables, ZoneId zone) {
        this.tables = () -> tables;
        this.zone = zone;
    }

    /** The tables that results and test orders are recognised by. */
    public ReadingTables tables() {
        return tables.get();
    }

    /**
     * Reads all resources; those of other patients give no facts.
     *
     * @param patientId logical id of the patient
     */
    public PatientRecord read(String patientId, List<FoundResource> resources) {
        RecordIndex index = new RecordIndex(resources);
        ReadingContext context = new ReadingContext(tables.get(), index, zone);
        Subjects subjects = new Subjects(index);
        List<SourcedFacts> sources = new ArrayList<>(resources.size());
        for (Entry entry : index.entries()) {
            sources.add(read(context, entry, subjects, Set.of("Patient/" + patientId)));
        }
        return new PatientRecord(patientId, sources, index.issues());
    }

    private static SourcedFacts read(ReadingContext context, Entry entry, Subjects subjects, Set<String> patient) {
        Reading reading = new Reading(context, entry);
        Set<String> named = subjects.of(entry);
        Shapes.check(reading);
        if (READERS.containsKey(entry.type())) {
            readIfAdmissible(reading, named, subjects, patient);
        }
        return new SourcedFacts(ViewReader.view(reading, named), reading.facts(), reading.issues());
    }

    private static void readIfAdmissible(Reading reading, Set<String> named, Subjects subjects, Set<String> patient) {
        if (namesNoPatient(named)) {
            reading.issue(ReadIssueCode.NO_PATIENT, "The resource names no patient, and nothing leads to one");
        } else if (named.equals(patient)) {
            Reading heard = heard(reading);
            readOwn(heard);
            readContained(heard, subjects, patient);
        }
    }

    private static boolean namesNoPatient(Set<String> named) {
        for (String reference : named) {
            if (References.isPatient(reference)) {
                return false;
            }
        }
        return true;
    }

    private static Reading heard(Reading reading) {
        if (Statuses.isRetracted(reading.json())) {
            reading.issue(ReadIssueCode.RETRACTED, "Entered in error, cancelled or refuted");
            return reading.unheard();
        }
        return reading;
    }

    private static void readOwn(Reading reading) {
        Optional.ofNullable(READERS.get(reading.entry().type())).ifPresent(reader -> reader.read(reading));
    }

    private static void readContained(Reading reading, Subjects subjects, Set<String> patient) {
        for (JsonNode part : Json.items(reading.json(), "contained")) {
            Entry entry = reading.entry().contained(part);
            if (CONTAINED.contains(entry.type()) && subjects.of(entry).equals(patient)) {
                readOwn(heard(reading.inside(entry)));
            }
        }
    }
}
