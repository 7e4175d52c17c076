package org.precisionhooks.fhir.importer.calls;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Observation;
import org.precisionhooks.engine.pharmacogenomics.PharmacogenomicsEngine;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.importer.ImportLedger;
import org.precisionhooks.fhir.importer.ImportOrder;
import org.precisionhooks.fhir.importer.Imports;
import org.precisionhooks.fhir.importer.MadeResources;
import org.precisionhooks.fhir.importer.StudyWriter;
import org.precisionhooks.fhir.importer.calls.CallResult.Kept;
import org.precisionhooks.fhir.importer.calls.OutsideCalls.Refused;
import org.precisionhooks.fhir.importer.vcf.FileRefusal;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.genomic.ResultFrame;
import org.precisionhooks.knowledge.Knowledge;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports calls of named alleles that were made elsewhere: tables of outside calls and gene reports of PharmCAT. Each becomes an
 * Observation as a laboratory would send it. The same file, or another one of the same test, changes its results in place.
 */
public final class CallImport {

    private static final int MOST_CALLS = 2_000;
    private static final String OF_TEST = "pgx-calls";

    private final CallReader reader;
    private final TestedPositions positions;
    private final Storage storage;
    private final ObjectMapper mapper = new ObjectMapper();

    /** What reads and what is known. */
    public record Reading(FhirContext fhir, RecordReader reader, Knowledge knowledge, PharmacogenomicsEngine engine) {}

    /** What keeps. */
    public record Storage(ImportLedger ledger, Imports.Rights resources, TransactionTemplate transactions) {}

    public CallImport(Reading reading, Storage storage) {
        this.reader = new CallReader(reading.fhir(), reading.reader(), reading.knowledge(), reading.engine());
        this.positions = new TestedPositions(reading.engine()::neededPositions);
        this.storage = storage;
    }

    /**
     * What a file holds.
     *
     * @param calls what can be kept
     * @param refused what cannot
     */
    public record ReadFile(ImportOrder order, List<ReadCall> calls, List<Refused> refused) {

        public ReadFile {
            calls = List.copyOf(calls);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Reads a file; nothing is kept.
     *
     * @throws org.precisionhooks.fhir.importer.vcf.FileRefusedException for a file of which nothing can be taken
     */
    public ReadFile read(ImportOrder order, byte[] file) {
        OutsideCalls stated = stated(text(file));
        if (stated.calls().size() + stated.refused().size() > MOST_CALLS) {
            throw FileRefusal.TOO_MANY_CALLS.exception();
        }
        List<ReadCall> calls = new ArrayList<>();
        List<Refused> refused = new ArrayList<>(stated.refused());
        Source source = new Source("", ResultStatus.FINAL, StudyWriter.time(order.test()));
        ResultFrame frame =
                new ResultFrame("Patient/" + order.patient(), order.test().specimen(), Optional.empty());
        for (OutsideCall call : stated.calls()) {
            Optional<String> gene = reader.gene(call.gene());
            Optional<ReadCall> read = gene.flatMap(symbol -> reader.read(call, symbol, source, frame));
            read.ifPresentOrElse(
                    calls::add,
                    () -> refused.add(new Refused(
                            call.place(), gene.isEmpty() ? CallRefusal.UNKNOWN_GENE : CallRefusal.UNREADABLE)));
        }
        return new ReadFile(order, calls, refused);
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw FileRefusal.NOT_UTF8.exception();
        }
    }

    private OutsideCalls stated(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return CallTable.read(text);
        }
        try {
            JsonNode json = mapper.readTree(text);
            if (GeneReports.isSuch(json)) {
                return GeneReports.read(json, positions::areEnough);
            }
        } catch (JsonProcessingException e) {
            // is refused like other JSON
        }
        throw FileRefusal.NOT_CALLS.exception();
    }

    /**
     * Keeps what may be kept, all of it or nothing.
     *
     * @param permitted whether the caller may store a result
     * @return empty where the caller may store none of them
     */
    public Optional<CallResult> keep(ReadFile file, Predicate<Observation> permitted, RequestDetails details) {
        List<ReadCall> calls = file.calls().stream()
                .filter(call -> call.results().stream().allMatch(result -> permitted.test(result.observation())))
                .toList();
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(storage.transactions().execute(status -> kept(file, calls, details)));
    }

    private CallResult kept(ReadFile file, List<ReadCall> calls, RequestDetails details) {
        ImportOrder order = file.order();
        ImportLedger.Key key = new ImportLedger.Key(
                order.patient(),
                order.test().id().isEmpty() ? order.hash() : OF_TEST,
                "",
                order.test().token());
        Set<String> genes = calls.stream().map(ReadCall::gene).collect(Collectors.toSet());
        Optional<String> document = order.document().or(() -> storage.ledger().document(key));
        MadeResources made = new MadeResources(
                storage.resources().of(details), storage.ledger().resources(key), genes);
        List<Kept> kept = new ArrayList<>();
        for (ReadCall call : calls) {
            for (ReadCall.Result result : call.results()) {
                Observation observation = identified(result.observation(), order, document);
                kept.add(new Kept(call.gene(), result.says(), made.save(call.gene(), "call", observation)));
            }
        }
        storage.ledger().note(key, document, made.settled());
        return new CallResult(kept, calls, file.refused(), file.calls().size() - calls.size());
    }

    private Observation identified(Observation observation, ImportOrder order, Optional<String> document) {
        observation.addIdentifier().setSystem(Canonical.IMPORTED_FILE).setValue(order.hash());
        if (!order.test().id().isEmpty()) {
            observation.getPartOfFirstRep().setIdentifier(StudyWriter.test(order.test()));
        }
        document.map(storage.ledger()::labels)
                .ifPresent(labels -> labels.forEach(
                        label -> observation.getMeta().addSecurity(Objects.requireNonNull(label.copy()))));
        return observation;
    }
}
