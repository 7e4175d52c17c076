package org.precisionhooks.bench;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Bundle;
import org.precisionhooks.fhir.source.LocalStore;
import org.precisionhooks.server.PrecisionHooksApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts a server on loopback with an H2 in memory, stores a patient with 200 results, and measures side by side, in
 * rounds that take turns, what a hook call costs and what to compare it with.
 */
public final class HookBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 10);
    private static final int WARM_UP = Integer.getInteger("bench.warm-up", 400);
    private static final int CALLS = 50;
    private static final String SERVICE = "/cds-services/precision-pgx-order-select";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BenchPatient patient = new BenchPatient("bench", 0);
    private final byte[] fullCall = patient.fullCall().getBytes(StandardCharsets.UTF_8);
    private final byte[] bareCall = patient.bareCall().getBytes(StandardCharsets.UTF_8);

    private HookBench() {}

    public static void main(String[] args) {
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(PrecisionHooksApplication.class)
                .profiles("dev")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1",
                        "--precision-hooks.limits.patient-rate=1000000")) {
            new HookBench().run(server);
        }
    }

    private void run(ConfigurableApplicationContext server) {
        int port = ((ServletWebServerApplicationContext) server).getWebServer().getPort();
        Client client = new Client("http://127.0.0.1:" + port);
        keep(server);
        Contender parse = Contender.local("Jackson parses the full call (in process)", this::parse);
        Contender search = Contender.remote(
                "HAPI's own search for the 200 results",
                () -> client.get("/fhir/Observation?patient=" + patient.id() + "&_count=200"));
        List<Contender> contenders = new ArrayList<>(List.of(
                Contender.remote("empty call", () -> client.get("/actuator/health/liveness")),
                parse,
                stored(server),
                search));
        if (!client.answers("/cds-services")) {
            measure(contenders);
            print(contenders);
            line("No hook is served here; its two rows are left out.");
            return;
        }
        Contender full = hook(client, "hook call with the record sent along", fullCall);
        Contender bare = hook(client, "hook call, record from the store", bareCall);
        Contender empty = hook(client, "empty hook call", patient.emptyCall().getBytes(StandardCharsets.UTF_8));
        contenders.addAll(List.of(empty, full, bare));
        measure(contenders);
        print(contenders);
        ratio("full call / parse (aim <= 2)", full, parse);
        ratio("call from the store / empty hook call (aim <= 3)", bare, empty);
        ratio("call from the store / HAPI's search (aim <= 0.5)", bare, search);
    }

    /** As the owner, since clients do not choose ids. */
    private void keep(ConfigurableApplicationContext server) {
        @SuppressWarnings("unchecked")
        IFhirSystemDao<Bundle, ?> system = server.getBean(IFhirSystemDao.class);
        IParser parser = server.getBean(FhirContext.class).newJsonParser();
        system.transaction(new SystemRequestDetails(), parser.parseResource(Bundle.class, patient.transaction()));
    }

    private Contender stored(ConfigurableApplicationContext server) {
        LocalStore store = new LocalStore(server.getBean(DataSource.class));
        return Contender.local(
                "the store's read of the whole record (in process)",
                () -> store.resources(patient.id(), BenchPatient.types()));
    }

    private static Contender hook(Client client, String name, byte[] call) {
        int cards = json(client.post(SERVICE, call)).path("cards").size();
        return Contender.remote(name + " (" + cards + " cards)", () -> client.post(SERVICE, call));
    }

    private void parse() {
        json(fullCall);
    }

    private static JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void measure(List<Contender> contenders) {
        contenders.forEach(contender -> contender.warmUp(WARM_UP));
        for (int round = 0; round < ROUNDS; round++) {
            contenders.forEach(contender -> contender.measure(CALLS));
        }
    }

    private void print(List<Contender> contenders) {
        line("%d rounds of %d calls each in turn; the full call has %d bytes; milliseconds"
                .formatted(ROUNDS, CALLS, fullCall.length));
        line("%-52s %8s %8s %8s".formatted("", "p50", "p99", "CPU"));
        contenders.forEach(contender -> line(contender.row()));
    }

    private static void ratio(String name, Contender one, Contender other) {
        line("%-52s p50 %.2f, CPU %.2f".formatted(name, one.p50() / other.p50(), one.cpu() / other.cpu()));
    }

    private static void line(String text) {
        System.out.println(text);
    }
}
