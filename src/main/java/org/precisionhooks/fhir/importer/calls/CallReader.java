package org.precisionhooks.fhir.importer.calls;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.precisionhooks.engine.pharmacogenomics.PharmacogenomicsEngine;
import org.precisionhooks.engine.pharmacogenomics.StatedResult;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.importer.calls.ReadCall.Kind;
import org.precisionhooks.fhir.importer.calls.ReadCall.Note;
import org.precisionhooks.fhir.importer.calls.ReadCall.Result;
import org.precisionhooks.fhir.read.RecordReader;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.write.GeneCodes;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.fhir.write.genomic.ResultFrame;
import org.precisionhooks.fhir.write.summary.LaboratoryStatements;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Makes results of calls: what is kept is read back first by the reader that all of the server reads by, so that a call becomes
 * what is understood of it, and one that is not understood is refused.
 */
final class CallReader {

    private final FhirContext fhir;
    private final RecordReader reader;
    private final GenomicFactWriter alleles;
    private final LaboratoryStatements statements;
    private final PharmacogenomicsEngine engine;
    private final ObjectMapper mapper = new ObjectMapper();

    CallReader(FhirContext fhir, RecordReader reader, Knowledge knowledge, PharmacogenomicsEngine engine) {
        this.fhir = fhir;
        this.reader = reader;
        this.alleles = new GenomicFactWriter(knowledge);
        this.statements = new LaboratoryStatements(new GeneCodes(knowledge));
        this.engine = engine;
    }

    /** Symbol of a gene by symbol or another of its names. */
    Optional<String> gene(String name) {
        return Optional.of(reader.tables().geneByCode(Coding.of("", name))).filter(symbol -> !symbol.isEmpty());
    }

    /** Empty for a call of which nothing can be read. */
    Optional<ReadCall> read(OutsideCall call, String gene, Source source, ResultFrame frame) {
        List<Note> notes = new ArrayList<>();
        List<Result> results = results(CallFacts.of(call, gene, source), frame);
        if (results.isEmpty()) {
            results = results(CallFacts.ofAlleles(call, gene, source), frame);
            notes.add(new Note(Kind.PHENOTYPE_UNREAD, call.phenotype()));
        }
        results.forEach(result -> notes.addAll(notes(result)));
        return results.isEmpty() ? Optional.empty() : Optional.of(new ReadCall(call.place(), gene, results, notes));
    }

    private List<Result> results(List<GenomicFact> stated, ResultFrame frame) {
        List<GenomicFact> read =
                stated.stream().flatMap(fact -> read(fact, frame)).toList();
        // Half of a statement is none: a phenotype without words that are read would leave its score or alleles alone.
        return read.size() < stated.size()
                ? List.of()
                : read.stream()
                        .map(fact -> new Result(written(fact, frame), fact, says(fact)))
                        .toList();
    }

    private Stream<GenomicFact> read(GenomicFact fact, ResultFrame frame) {
        String json = fhir.newJsonParser().encodeResourceToString(written(fact, frame));
        try {
            FoundResource found = new FoundResource(mapper.readTree(json), DataOrigin.SERVER);
            String patient = frame.subject().substring(frame.subject().indexOf('/') + 1);
            return reader.read(patient, List.of(found)).sources().stream()
                    .flatMap(source -> source.facts().stream())
                    .filter(CallReader::isStatement)
                    .map(GenomicFact.class::cast);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI wrote no JSON", e);
        }
    }

    private static boolean isStatement(Object fact) {
        return fact instanceof Genotype
                || fact instanceof GenePhenotype
                || fact instanceof HlaTyping
                || fact instanceof AllelePresence;
    }

    private Observation written(GenomicFact fact, ResultFrame frame) {
        return alleles.write(fact, frame)
                .map(Observation.class::cast)
                .orElseGet(() -> statements.write(fact, frame, List.of()).get(0));
    }

    private String says(GenomicFact fact) {
        return engine.stated(fact).map(StatedResult::words).orElse("");
    }

    private List<Note> notes(Result result) {
        return engine.stated(result.fact())
                .map(stated -> stated.overruled().stream()
                        .map(other -> new Note(Kind.MISMATCH, stated.words() + "; " + other))
                        .toList())
                .orElseGet(() ->
                        List.of(new Note(Kind.NOT_COMPUTABLE, result.fact().gene())));
    }
}
