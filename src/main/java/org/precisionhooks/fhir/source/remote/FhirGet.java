package org.precisionhooks.fhir.source.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.precisionhooks.fhir.source.BearerToken;
import org.precisionhooks.fhir.source.JsonText;

/** One GET of FHIR JSON; whatever else is answered is a failure. */
final class FhirGet {

    private static final String FHIR_JSON = "application/fhir+json";

    private final CloseableHttpClient client;
    private final JsonText json;

    /** @param bytes length of the answer */
    record Answer(JsonNode json, int bytes) {}

    FhirGet(CloseableHttpClient client, JsonText json) {
        this.client = client;
        this.json = json;
    }

    static HttpGet request(URI address, Optional<BearerToken> token) {
        HttpGet request = new HttpGet(address);
        request.setHeader(HttpHeaders.ACCEPT, FHIR_JSON);
        token.ifPresent(bearer -> request.setHeader(HttpHeaders.AUTHORIZATION, bearer.header()));
        return request;
    }

    /** The answer, read to its end; may be cut off from another thread by {@link HttpGet#cancel()}. */
    Answer send(HttpGet request, int maxBytes) throws CallbackFailure {
        try {
            HttpHost host = HttpHost.create(request.getUri());
            try (ClassicHttpResponse response = client.executeOpen(host, request, null)) {
                return answer(request, response, maxBytes);
            }
        } catch (RefusedAddressException e) {
            throw new CallbackFailure(FailureReason.ADDRESS_REFUSED);
        } catch (SocketTimeoutException | RequestFailedException e) {
            throw new CallbackFailure(FailureReason.TIMEOUT);
        } catch (IOException | URISyntaxException | RuntimeException e) {
            throw new CallbackFailure(request.isCancelled() ? FailureReason.TIMEOUT : FailureReason.UNREACHABLE);
        }
    }

    /** The client would read an answer to its end before it gives the connection up; the end may never come. */
    private Answer answer(HttpGet request, ClassicHttpResponse response, int maxBytes)
            throws IOException, CallbackFailure {
        boolean whole = false;
        try {
            requireOk(response.getCode());
            Answer answer = read(response.getEntity(), maxBytes);
            whole = true;
            return answer;
        } finally {
            if (!whole) {
                request.cancel();
            }
        }
    }

    private static void requireOk(int status) throws CallbackFailure {
        if (status != 200) {
            throw new CallbackFailure(reason(status));
        }
    }

    private static FailureReason reason(int status) {
        return switch (status / 100) {
            case 3 -> FailureReason.REDIRECT;
            case 4 ->
                switch (status) {
                    case 401, 403 -> FailureReason.DENIED;
                    case 404, 410 -> FailureReason.NOT_FOUND;
                    default -> FailureReason.CLIENT_ERROR;
                };
            default -> FailureReason.SERVER_ERROR;
        };
    }

    private Answer read(HttpEntity entity, int maxBytes) throws IOException, CallbackFailure {
        requireJson(entity);
        byte[] text = bytes(entity.getContent(), maxBytes);
        try {
            return new Answer(json.read(text), text.length);
        } catch (IOException e) {
            // Its message quotes the text.
            throw new CallbackFailure(FailureReason.MALFORMED);
        }
    }

    private static byte[] bytes(InputStream content, int maxBytes) throws IOException, CallbackFailure {
        byte[] text = content.readNBytes(maxBytes + 1);
        if (text.length > maxBytes) {
            throw new CallbackFailure(FailureReason.TOO_LARGE);
        }
        return text;
    }

    private static void requireJson(HttpEntity entity) throws CallbackFailure {
        ContentType type = ContentType.parseLenient(entity.getContentType());
        boolean encoded = entity.getContentEncoding() != null
                && !entity.getContentEncoding().equalsIgnoreCase("identity");
        if (type == null || encoded || !isJson(type)) {
            throw new CallbackFailure(FailureReason.NOT_JSON);
        }
    }

    private static boolean isJson(ContentType type) {
        String name = type.getMimeType().toLowerCase(Locale.ROOT);
        return (name.equals("application/json") || name.equals("application/json+fhir") || name.equals(FHIR_JSON))
                && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
    }
}
