package org.precisionhooks.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Calls the server on the caller's own thread, so that its work can be told from the server's. */
record Client(String base) {

    byte[] get(String path) {
        return call(path, "GET", new byte[0]);
    }

    byte[] post(String path, byte[] json) {
        return call(path, "POST", json);
    }

    byte[] post(String path, String json) {
        return post(path, json.getBytes(StandardCharsets.UTF_8));
    }

    boolean answers(String path) {
        try {
            return open(path, "GET").getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] call(String path, String method, byte[] body) {
        try {
            HttpURLConnection connection = open(path, method);
            if (body.length > 0) {
                send(connection, body);
            }
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException(method + " " + path + " answered " + connection.getResponseCode());
            }
            try (InputStream answer = connection.getInputStream()) {
                return answer.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpURLConnection open(String path, String method) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("Accept", "application/json");
        return connection;
    }

    private static void send(HttpURLConnection connection, byte[] body) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setFixedLengthStreamingMode(body.length);
        try (OutputStream request = connection.getOutputStream()) {
            request.write(body);
        }
    }
}
