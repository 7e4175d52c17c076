package org.precisionhooks.fhir.source.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A FHIR server on 127.0.0.1 that does what a test tells it, and counts who connected and what was asked with which token.
 * The behaviour of the longest matching beginning of a path is taken.
 */
public final class CanaryServer implements AutoCloseable {

    private static final String FHIR = "/fhir";

    private final ServerSocket socket;
    private final Map<String, Behaviour> behaviours = new ConcurrentSkipListMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /** One request: its target, and its headers by lower-case name. */
    public record Request(String target, Map<String, String> headers) {}

    /** What is written to the caller. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    public CanaryServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
        start(this::accept);
    }

    /** Forgets what was asked and what it was told to do. */
    public void reset() {
        requests.clear();
        connections.set(0);
        behaviours.clear();
        on("", text(404, "application/fhir+json", "{\"resourceType\":\"OperationOutcome\"}"));
    }

    public int port() {
        return socket.getLocalPort();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port() + FHIR);
    }

    /** How often anyone connected. */
    public int connections() {
        return connections.get();
    }

    /** How many connections the other side has not given up. */
    public int stillOpen() {
        return open.size();
    }

    public List<Request> requests() {
        return requests;
    }

    /** The targets that were asked for, without the path of the base. */
    public List<String> targets() {
        return requests.stream()
                .map(request -> request.target().replaceFirst("^" + FHIR + "/?", ""))
                .toList();
    }

    /** The values of the header Authorization, empty where a request had none. */
    public List<String> authorizations() {
        return requests.stream()
                .map(request -> request.headers().getOrDefault("authorization", ""))
                .toList();
    }

    /** @param path beginning of a path below the base, with its query */
    public CanaryServer on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    public static Behaviour json(JsonNode body) {
        return json(body.toString());
    }

    public static Behaviour json(String body) {
        return text(200, "application/fhir+json; charset=utf-8", body);
    }

    public static Behaviour text(int status, String type, String body) {
        return text(status, type, body, "");
    }

    public static Behaviour redirect(String location) {
        return text(302, "text/plain", "", "Location: " + location + "\r\n");
    }

    /** @param headers further header lines, each with its end */
    public static Behaviour text(int status, String type, String body, String headers) {
        byte[] bytes = body.getBytes(UTF_8);
        return (request, out) -> {
            out.write(("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + bytes.length
                            + "\r\n" + headers + "\r\n")
                    .getBytes(ISO_8859_1));
            out.write(bytes);
            out.flush();
        };
    }

    /** Takes the request and never says a word. */
    public static Behaviour silence() {
        return (request, out) -> Thread.sleep(60_000);
    }

    /** A chunked body, a blank at a time, that never ends and is never silent for long. */
    public static Behaviour neverEnding(int bytesAtOnce) {
        return (request, out) -> {
            out.write("HTTP/1.1 200 X\r\nContent-Type: application/fhir+json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(ISO_8859_1));
            byte[] chunk =
                    (Integer.toHexString(bytesAtOnce) + "\r\n" + " ".repeat(bytesAtOnce) + "\r\n").getBytes(ISO_8859_1);
            while (true) {
                out.write(chunk);
                out.flush();
                Thread.sleep(20);
            }
        };
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                connections.incrementAndGet();
                open.add(caller);
                start(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1));
            for (Request request = read(in); request != null; request = read(in)) {
                requests.add(request);
                behaviour(request).answer(request, caller.getOutputStream());
            }
        } catch (IOException e) {
            // the other side went away
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    private Behaviour behaviour(Request request) {
        String path = request.target().replaceFirst("^" + FHIR + "/?", "");
        List<String> matching = new ArrayList<>(
                behaviours.keySet().stream().filter(path::startsWith).toList());
        return behaviours.get(matching.get(matching.size() - 1));
    }

    private static Request read(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null || !line.contains(" ")) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return new Request(line.split(" ")[1], headers);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "canary");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket caller : open) {
            caller.close();
        }
    }
}
