package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key set is fetched plainly, shortly and small, or not at all (security-reliability.md threat 3). */
class KeyDownloadTest {

    private static final String SET = "{\"keys\":[]}";

    private final KeyDownload download = new KeyDownload(Duration.ofMillis(500));
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger plain = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/plain", exchange -> {
            plain.incrementAndGet();
            answer(exchange, 200, SET.getBytes(StandardCharsets.UTF_8));
        });
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().set("Location", "/plain");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext("/missing", exchange -> answer(exchange, 404, SET.getBytes(StandardCharsets.UTF_8)));
        server.createContext("/fits", exchange -> answer(exchange, 200, new byte[64 * 1024]));
        server.createContext("/large", exchange -> answer(exchange, 200, new byte[64 * 1024 + 1]));
        server.createContext("/huge", exchange -> answer(exchange, 200, new byte[10 * 1024 * 1024]));
        server.createContext("/silent", exchange -> await());
        server.createContext("/dripping", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void smallSetIsFetched() throws IOException {
        assertThat(fetch("/plain")).isEqualTo(SET);
        assertThat(fetch("/fits")).hasSize(64 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/redirect", "/missing", "/large", "/huge", "/silent", "/dripping"})
    void anythingElseIsNot(String path) {
        assertThatThrownBy(() -> fetch(path)).isInstanceOf(IOException.class);
        assertThat(plain).as("a redirect is not followed").hasValue(0);
    }

    private String fetch(String path) throws IOException {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return download.retrieveResource(address.toURL()).getContent();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
