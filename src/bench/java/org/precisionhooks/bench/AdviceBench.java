package org.precisionhooks.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.precisionhooks.consent.ConsentGate;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.PharmacogenomicsEngine;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.fhir.importer.vcf.VcfCall;
import org.precisionhooks.fhir.importer.vcf.VcfFile;
import org.precisionhooks.fhir.importer.vcf.VcfLimits;
import org.precisionhooks.fhir.importer.vcf.VcfReader;
import org.precisionhooks.fhir.importer.vcf.VcfRequest;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.ReferenceSequences;
import org.precisionhooks.knowledge.Knowledge;

/**
 * What pharmacogenomic advice on all drugs with guidance costs: from reported genotypes of all genes (the bar is 20,000
 * patients a second of one core), and from a file of 1,202 positions (the bar is 50 ms a person).
 */
@State(Scope.Thread)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC", "-XX:ActiveProcessorCount=1"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class AdviceBench {

    private static final int PEOPLE = 2_000;
    private static final int PANELS = 50;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private final Knowledge knowledge = Knowledge.builtIn();
    private final ReferenceSequences sequences = ReferenceSequences.from(knowledge);
    private final GeneLocations genes = GeneLocations.from(knowledge);
    private final VcfReader reader =
            new VcfReader(knowledge, sequences, genes::named, new VcfLimits(1L << 30, 10_000_000, 1 << 20, 200, 300));
    private final PharmacogenomicsEngine engine = new PharmacogenomicsEngine(knowledge, new DrugDictionary(knowledge));
    private final ConsentGate gate = ConsentedFactsFixture.gate();
    private final Question question = new Question(
            Occasion.PASSPORT,
            TODAY,
            engine.drugs().stream().map(OrderedDrug::of).toList(),
            List.of());

    private final List<PatientRecord> records = new ArrayList<>();
    private final List<Fact[]> people = new ArrayList<>();
    private final List<byte[]> panels = new ArrayList<>();
    private int next;

    @Setup
    public void meetPeople() {
        BenchGenomes genomes = new BenchGenomes(knowledge, 7);
        for (int i = 0; i < PEOPLE; i++) {
            records.add(record(genomes.genotypes(i)));
            people.add(records.get(i).sources().stream()
                    .flatMap(source -> source.facts().stream())
                    .toArray(Fact[]::new));
        }
        for (int i = 0; i < PANELS; i++) {
            panels.add(genomes.panel());
        }
    }

    /** Each time of facts that nothing was worked out of before. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public List<Finding> genotypesToAdvice() {
        next = (next + 1) % PEOPLE;
        return engine.assess(ConsentedFactsFixture.permitted("p1", people.get(next)), question);
    }

    /** The same with the decision of consent on each result before it; of each record as if it had just been read. */
    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public List<Finding> genotypesThroughConsentToAdvice() {
        next = (next + 1) % PEOPLE;
        return engine.assess(released(anew(records.get(next))), question);
    }

    private static PatientRecord anew(PatientRecord record) {
        return new PatientRecord(record.patient(), record.sources(), record.issues());
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public List<Finding> panelToAdvice() throws IOException {
        next = (next + 1) % PANELS;
        return engine.assess(released(read(panels.get(next))), question);
    }

    private PatientRecord read(byte[] file) throws IOException {
        Source source = new Source("Procedure/panel", ResultStatus.FINAL, Optional.empty());
        VcfRequest request = new VcfRequest(
                gene -> source,
                Origin.GERMLINE,
                Sex.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                VcfRequest.RegionChoice.EVERYWHERE,
                VcfRequest.RegionChoice.EVERYWHERE,
                Set.of());
        VcfFile vcf = reader.open(new ByteArrayInputStream(file), request, rows -> {});
        List<Fact> facts = new ArrayList<>(vcf.calls().map(VcfCall::fact).toList());
        facts.add(new TestedRegions(
                source, "", Origin.GERMLINE, vcf.report().tested(), vcf.report().uncallable()));
        return new PatientRecord("p1", List.of(new SourcedFacts(view(source, "CYP2C19"), facts, List.of())), List.of());
    }

    private static PatientRecord record(Map<Source, Fact> facts) {
        return new PatientRecord(
                "p1",
                facts.entrySet().stream()
                        .map(fact -> new SourcedFacts(
                                view(fact.getKey(), ((GenomicFact) fact.getValue()).gene()),
                                List.of(fact.getValue()),
                                List.of()))
                        .toList(),
                List.of());
    }

    private static ResourceView view(Source source, String gene) {
        String[] reference = source.reference().split("/", 2);
        return new ResourceView(
                reference[0],
                reference[1],
                "1",
                DataOrigin.SERVER,
                Set.of("Patient/p1"),
                List.of(),
                List.of(),
                Set.of(gene),
                true,
                source.time(),
                Set.of(),
                Set.of(),
                Set.of());
    }

    private ConsentedFacts released(PatientRecord record) {
        ConsentedFacts facts = gate.release(
                        TreatingRequest.at("2026-11-28T10:00:00Z"),
                        new ConsentGate.Sources("p1", patient -> List.of(), () -> record))
                .facts();
        if (facts.genomicResources().isEmpty()) {
            throw new IllegalStateException("The results were withheld");
        }
        return facts;
    }

    public static void main(String[] args) throws RunnerException {
        AdviceBench bench = new AdviceBench();
        bench.meetPeople();
        describe("genotypes", Stream.of(bench.genotypesToAdvice()));
        new Runner(new OptionsBuilder()
                        .include(AdviceBench.class.getSimpleName())
                        .build())
                .run();
    }

    private static void describe(String what, Stream<List<Finding>> answers) {
        answers.forEach(findings -> System.out.printf(
                "From %s: %d findings on %d drugs, %d of %s%n",
                what,
                findings.size(),
                findings.stream().flatMap(one -> one.drug().stream()).distinct().count(),
                findings.stream().filter(one -> !one.evidence().isEmpty()).count(),
                Domain.PHARMACOGENOMICS));
    }
}
