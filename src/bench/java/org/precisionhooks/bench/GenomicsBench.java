package org.precisionhooks.bench;

import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.index.IndexedVariant;
import org.precisionhooks.fhir.index.VariantIndex;
import org.precisionhooks.server.PrecisionHooksApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The genomics operations over HTTP on an H2 in memory: a patient with 100,000 indexed variants, and a population of 10,000
 * (genomics-fhir.md section 9), beside an operation that does nothing.
 */
public final class GenomicsBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 10);
    private static final int WARM_UP = Integer.getInteger("bench.warm-up", 400);
    private static final int CALLS = 50;
    private static final int VARIANTS = 100_000;
    private static final int PATIENTS = 10_000;
    private static final int PORTION = 500;
    /** Bases between two variants of the patient. */
    private static final long STEP = 1_000;

    private static final String CHR10 = "NC_000010.11";

    private final VariantIndex index;
    private final TransactionTemplate transaction;
    private final IFhirSystemDao<Bundle, ?> system;

    @SuppressWarnings("unchecked")
    private GenomicsBench(ConfigurableApplicationContext server) {
        this.index = server.getBean(VariantIndex.class);
        this.transaction = new TransactionTemplate(server.getBean(PlatformTransactionManager.class));
        this.system = server.getBean(IFhirSystemDao.class);
    }

    public static void main(String[] args) {
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(PrecisionHooksApplication.class)
                .profiles("dev")
                .run("--server.port=0", "--spring.datasource.url=jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1")) {
            int port =
                    ((ServletWebServerApplicationContext) server).getWebServer().getPort();
            new GenomicsBench(server).run(new Client("http://127.0.0.1:" + port));
        }
    }

    private void run(Client client) {
        double seconds = index();
        population();
        Asked asked = Asked.of(client);
        asked.measure();
        System.out.printf(
                "%,d rows indexed in %.2f s: %,.0f rows/s (bar 20,000)%n", VARIANTS, seconds, VARIANTS / seconds);
        asked.print();
    }

    /** The seconds in which the variants of one patient are indexed. */
    private double index() {
        store(List.of(patient("bench"), study("bench")));
        long start = System.nanoTime();
        transaction.executeWithoutResult(status -> index.replace(
                "bench", "Procedure/study-bench", LongStream.range(0, VARIANTS).mapToObj(i -> row("bench", i * STEP))));
        return (System.nanoTime() - start) / 1e9;
    }

    /** The questions, beside an operation that asks nothing. */
    private record Asked(Contender empty, Contender presence, Contender variants, Contender population) {

        static Asked of(Client client) {
            return new Asked(
                    Contender.remote("empty operation ($knowledge)", () -> client.get("/fhir/$knowledge")),
                    Contender.remote(
                            "$find-subject-variants, presence",
                            () -> client.get(
                                    "/fhir/Patient/bench/$find-subject-variants?ranges=NC_000010.11:94760000-94860000")),
                    Contender.remote(
                            "$find-subject-variants, 100 variants written",
                            () -> client.get(
                                    "/fhir/Patient/bench/$find-subject-variants?includeVariants=true&ranges=NC_000010.11:94760000-94860000")),
                    Contender.remote(
                            "$find-population-specific-variants, 10,000 patients",
                            () -> client.get(
                                    "/fhir/$find-population-specific-variants?variants=NC_000010.11:94781858:G:A")));
        }

        void measure() {
            List<Contender> ofOne = List.of(empty, presence, variants);
            ofOne.forEach(contender -> contender.warmUp(WARM_UP));
            population.warmUp(10);
            for (int round = 0; round < ROUNDS; round++) {
                ofOne.forEach(contender -> contender.measure(CALLS));
                population.measure(2);
            }
        }

        void print() {
            System.out.printf("%-52s %8s %8s %8s%n", "", "p50", "p99", "CPU");
            Stream.of(empty, presence, variants, population).forEach(one -> System.out.println(one.row()));
            System.out.printf(
                    "p95: presence %.2f, variants %.2f (bar 20), population %.0f (bar 1000) ms%n",
                    presence.p95(), variants.p95(), population.p95());
            System.out.printf("presence / empty operation: p50 %.2f%n", presence.p50() / empty.p50());
        }
    }

    /** Each has a study and ten variants of it; one in a hundred the one that is asked for. */
    private void population() {
        for (int from = 0; from < PATIENTS; from += PORTION) {
            List<Resource> resources = new ArrayList<>();
            for (int i = from; i < from + PORTION; i++) {
                resources.add(patient("p" + i));
                if (i % 100 == 0) {
                    resources.add(study("p" + i));
                }
            }
            store(resources);
            int first = from;
            transaction.executeWithoutResult(status -> {
                for (int i = first; i < first + PORTION; i++) {
                    String id = "p" + i;
                    long shift = i % 100 == 0 ? 94_781_858 : i;
                    index.replace(
                            id,
                            "Procedure/study-" + id,
                            LongStream.range(0, 10).mapToObj(n -> row(id, n == 0 ? shift : 1_000_000 + n)));
                }
            });
        }
    }

    private void store(List<Resource> resources) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        resources.forEach(resource -> bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart()));
        system.transaction(new SystemRequestDetails(), bundle);
    }

    private static Patient patient(String id) {
        Patient patient = new Patient();
        patient.setId(id);
        return patient;
    }

    private static Procedure study(String patient) {
        Procedure study = new Procedure();
        study.setId("study-" + patient);
        study.setStatus(ProcedureStatus.COMPLETED)
                .setCode(new CodeableConcept().setText("analysis"))
                .setSubject(new Reference("Patient/" + patient));
        return study;
    }

    private static IndexedVariant row(String patient, long start) {
        return new IndexedVariant(
                new Variant(
                        new Source("Procedure/study-" + patient, ResultStatus.FINAL, Optional.empty()),
                        "CYP2C19",
                        Origin.GERMLINE,
                        Presence.PRESENT,
                        Zygosity.HETEROZYGOUS,
                        List.of(),
                        Optional.of(new GenomicLocation(CHR10, start, "G", "A"))),
                "",
                "");
    }
}
