package org.precisionhooks.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;
import org.precisionhooks.SharedReference;
import org.precisionhooks.server.edition.SiteTables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test against the running server. All of them share one, since a start takes half a minute. */
@SpringBootTest(classes = PrecisionHooksApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"dev", "test"})
@Import(TestClients.class)
public abstract class ServerIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** The chain files of the reference data, where they are; their terms do not let them into the project. */
    @DynamicPropertySource
    static void chains(DynamicPropertyRegistry settings) {
        SharedReference.find("genomics-fhir/liftover")
                .ifPresent(folder -> settings.add("precision-hooks.genome.chains", folder::toString));
    }

    @DynamicPropertySource
    static void scores(DynamicPropertyRegistry settings) {
        settings.add(
                "precision-hooks.polygenic.scores", () -> TestScores.folder().toString());
    }

    /** The site's own folder of knowledge, empty unless a test puts something there, and takes it away at its end. */
    protected static final SiteTables SITE = SiteTables.inNewFolder();

    @DynamicPropertySource
    static void site(DynamicPropertyRegistry settings) {
        settings.add("test.site", () -> SITE.folder().toString());
    }

    @LocalServerPort
    private int port;

    @Autowired
    private IFhirSystemDao<Bundle, Meta> systemDao;

    protected final URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    protected final HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    protected final HttpResponse<String> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    protected final HttpResponse<String> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    protected final HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
    }

    /**
     * Puts data into the store as the server itself does, past consent: a test's records may be of patients who refuse that
     * anything is written.
     *
     * @param transaction a transaction Bundle
     */
    protected final void keep(String transaction) {
        systemDao.transaction(
                new SystemRequestDetails(),
                FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, transaction));
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    protected static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("Not JSON: " + text, e);
        }
    }
}
