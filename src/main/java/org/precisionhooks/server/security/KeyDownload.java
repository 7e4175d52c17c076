package org.precisionhooks.server.security;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a key set: no redirects, at most 64 KiB, at most 2 seconds from the first packet to the last byte. */
final class KeyDownload implements ResourceRetriever {

    private static final int LARGEST = 64 * 1024;

    private final Duration limit;
    private final HttpClient client;

    KeyDownload() {
        this(Duration.ofSeconds(2));
    }

    KeyDownload(Duration limit) {
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .connectTimeout(limit)
                .build();
    }

    @Override
    public Resource retrieveResource(URL address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address.toString()))
                .header("Accept", "application/json")
                .timeout(limit)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, response -> new BoundedBody(response.statusCode() == 200 ? LARGEST : 0));
        HttpResponse<byte[]> response = await(answer);
        if (response.statusCode() != 200) {
            throw new IOException("The key set is answered with status " + response.statusCode());
        }
        return new Resource(new String(response.body(), StandardCharsets.UTF_8), "application/json");
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) throws IOException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("The key set cannot be fetched", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The key set was not awaited", e);
        } finally {
            answer.cancel(true);
        }
    }
}
