package org.precisionhooks.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.precisionhooks.server.PrecisionHooksApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Hook calls with a signed token and prefetch (200 results, 20 consents, eight patients in turn) at a steady rate, which does
 * not wait for slow answers; a time counts from the moment at which the call was due. Every answer is checked to speak of its own patient only.
 */
public final class LoadBench {

    private static final int RATE = Integer.getInteger("bench.rate", 50);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
    private static final int PATIENTS = 8;
    private static final int CONSENTS = 20;
    private static final long NANOS_A_SECOND = 1_000_000_000L;
    private static final double NANOS_A_MILLI = 1e6;
    private static final String SERVICE = "/cds-services/precision-pgx-order-select";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final BenchClient client;
    /** Signed before a run, so that only the server's work is timed. */
    private final Deque<String> authorizations = new ConcurrentLinkedDeque<>();

    private final List<BenchPatient> patients = IntStream.range(0, PATIENTS)
            .mapToObj(number -> new BenchPatient("load-" + number, CONSENTS))
            .toList();
    private final List<String> calls =
            patients.stream().map(BenchPatient::fullCall).toList();

    private LoadBench(URI base, BenchClient client) {
        this.base = base;
        this.client = client;
    }

    public static void main(String[] args) {
        BenchClient client = new BenchClient();
        List<String> settings = new ArrayList<>(client.settings());
        settings.addAll(List.of("--server.port=0", "--spring.datasource.url=jdbc:h2:mem:load;DB_CLOSE_DELAY=-1"));
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(PrecisionHooksApplication.class)
                .profiles("dev")
                .run(settings.toArray(String[]::new))) {
            int port =
                    ((ServletWebServerApplicationContext) server).getWebServer().getPort();
            new LoadBench(URI.create("http://127.0.0.1:" + port), client).run();
        }
    }

    private void run() {
        sign();
        steadily("warm-up", this::hookCall, this::checked);
        List<Long> empty =
                steadily("empty call", number -> request("/actuator/health/liveness"), (number, answer) -> {});
        sign();
        List<Long> hook = steadily("hook call with prefetch", this::hookCall, this::checked);
        System.out.printf(
                "hook / empty: p50 %.1f, p95 %.1f; aim for the hook: p95 under 50 ms%n",
                at(hook, 0.50) / at(empty, 0.50), at(hook, 0.95) / at(empty, 0.95));
    }

    private void sign() {
        IntStream.range(0, RATE * SECONDS).forEach(number -> authorizations.add(client.authorization(SERVICE)));
    }

    /** Checks the answer to one call. */
    private interface Check {
        void accept(int number, HttpResponse<String> answer);
    }

    private List<Long> steadily(String name, IntFunction<HttpRequest> request, Check check) {
        long start = System.nanoTime();
        List<CompletableFuture<Long>> answers = IntStream.range(0, RATE * SECONDS)
                .mapToObj(number -> {
                    long due = start + number * NANOS_A_SECOND / RATE;
                    LockSupport.parkNanos(due - System.nanoTime());
                    return http.sendAsync(request.apply(number), BodyHandlers.ofString())
                            .thenApply(answer -> {
                                long nanos = System.nanoTime() - due;
                                check.accept(number, answer);
                                return nanos;
                            });
                })
                .toList();
        List<Long> times =
                answers.stream().map(CompletableFuture::join).sorted().toList();
        System.out.printf(
                "%-26s %d calls at %d a second: p50 %.1f, p95 %.1f, p99 %.1f, longest %.1f ms%n",
                name,
                times.size(),
                RATE,
                at(times, 0.50),
                at(times, 0.95),
                at(times, 0.99),
                Collections.max(times) / NANOS_A_MILLI);
        return times;
    }

    private HttpRequest hookCall(int number) {
        return HttpRequest.newBuilder(base.resolve(SERVICE))
                .header("Content-Type", "application/json")
                .header("Authorization", authorizations.remove())
                .POST(BodyPublishers.ofString(calls.get(number % PATIENTS)))
                .build();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).build();
    }

    private void checked(int number, HttpResponse<String> answer) {
        String own = patients.get(number % PATIENTS).id();
        boolean others = patients.stream()
                .map(BenchPatient::id)
                .filter(id -> !id.equals(own))
                .anyMatch(id -> answer.body().contains(id));
        if (answer.statusCode() != 200 || !answer.body().contains("Observation/" + own) || others) {
            throw new IllegalStateException("Call " + number + " was answered wrongly: " + answer.statusCode());
        }
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1))) / NANOS_A_MILLI;
    }
}
