package org.precisionhooks.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.precisionhooks.fhir.audit.AuditTrail;
import org.precisionhooks.server.PrecisionHooksApplication;
import org.precisionhooks.server.jpa.PostgresDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Goal 4: while the database is gone nothing is answered, soon; when it is back, all is, without a restart. */
class DatabaseDownIT {

    private static final String VIEW = """
            {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context": {"userId": "Practitioner/1", "patientId": "demo-clopidogrel-poor"}}""";
    private static final Duration BOUND = Duration.ofMillis(500);
    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @Test
    void serverAnswersSoonAndRecoversAlone() throws Exception {
        try (PostgresDatabase postgres = PostgresDatabase.start();
                TcpProxy proxy = new TcpProxy(postgres.postgres().getPort());
                ConfigurableApplicationContext server = server(proxy.port())) {
            port = ((ServletWebServerApplicationContext) server).getWebServer().getPort();
            assertThat(view().statusCode()).isEqualTo(200);
            assertThat(get("/fhir/Patient/demo-clopidogrel-poor").statusCode()).isEqualTo(200);

            proxy.cut();
            assertThat(view().statusCode()).isEqualTo(503);
            long[] times =
                    LongStream.generate(this::timeOfRefusal).limit(7).sorted().toArray();
            System.out.println(
                    "503 after ms, sorted: " + java.util.Arrays.toString(times) + ", bound " + BOUND.toMillis());
            assertThat(times[3]).as("median of %s ms", times.length).isLessThan(BOUND.toMillis());
            HttpResponse<String> read = get("/fhir/Patient/demo-clopidogrel-poor");
            assertThat(read.statusCode()).as(read.body()).isEqualTo(503);
            assertThat(read.body()).contains("OperationOutcome", "transient").doesNotContain("demo-", "jdbc", "Hikari");
            assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(get("/cds-services").statusCode()).isEqualTo(200);

            proxy.mend();
            long back = System.nanoTime();
            while (view().statusCode() != 200 && System.nanoTime() - back < RECOVERY.toNanos()) {
                Thread.sleep(50);
            }
            System.out.println("Answered again after ms: "
                    + Duration.ofNanos(System.nanoTime() - back).toMillis() + ", bound " + RECOVERY.toMillis());
            assertThat(view().statusCode()).isEqualTo(200);
            assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(server.getBean(AuditTrail.class).verify(Optional.empty()).holds())
                    .isTrue();
        }
    }

    private long timeOfRefusal() {
        long start = System.nanoTime();
        assertThat(view().statusCode()).isEqualTo(503);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private HttpResponse<String> view() {
        return send(HttpRequest.newBuilder(uri("/cds-services/precision-pgx-patient-view"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(VIEW)));
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static ConfigurableApplicationContext server(int database) {
        return new SpringApplicationBuilder(PrecisionHooksApplication.class)
                .profiles("dev")
                .run(
                        "--server.port=0",
                        "--precision-hooks.demo=true",
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + database + "/postgres",
                        "--spring.datasource.username=postgres");
    }
}
