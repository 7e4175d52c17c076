package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.precisionhooks.server.PrecisionHooksApplication;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.access.TestCallers.Who;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** A test against a server that knows its callers ({@link TestCallers}); all such tests share one, with a database of its own. */
@SpringBootTest(
        classes = PrecisionHooksApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.datasource.url=jdbc:h2:mem:access;DB_CLOSE_DELAY=-1", "precision-hooks.demo=false"})
@Import(TestCallers.class)
abstract class AccessIT extends ServerIT {

    /** JSON in single quotes. */
    static String json5(String text) {
        return text.replace('\'', '"');
    }

    final HttpResponse<String> get(Who who, String path) {
        return send(by(who, path).GET());
    }

    final HttpResponse<String> post(Who who, String path, String body) {
        return send(by(who, path).POST(BodyPublishers.ofString(json5(body))));
    }

    final HttpResponse<String> put(Who who, String path, String body) {
        return send(by(who, path).PUT(BodyPublishers.ofString(json5(body))));
    }

    final HttpRequest.Builder by(Who who, String path) {
        return request("/fhir" + path)
                .header("Authorization", who.header())
                .header("Content-Type", "application/fhir+json");
    }

    /** A link of an answer, followed by a caller. */
    final HttpResponse<String> follow(Who who, String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", who.header()));
    }

    final void load(String... resources) {
        String entries = List.of(resources).stream()
                .map(AccessIT::json5)
                .map(resource -> "{\"resource\":" + resource + ",\"request\":{\"method\":\"PUT\",\"url\":\""
                        + json(resource).path("resourceType").asText() + "/"
                        + json(resource).path("id").asText() + "\"}}")
                .collect(Collectors.joining(","));
        HttpResponse<String> stored = post(
                Who.LOADER, "", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
    }

    static String patient(String id) {
        return "{'resourceType':'Patient','id':'%1$s','name':[{'family':'Family-%1$s'}]}".formatted(id);
    }

    static String observation(String id, String patient, String loinc) {
        return """
                {'resourceType':'Observation','id':'%s','status':'final','subject':{'reference':'Patient/%s'},
                 'code':{'coding':[{'system':'http://loinc.org','code':'%s'}]},
                 'effectiveDateTime':'2025-02-11','valueQuantity':{'value':7,'unit':'kg'}}""".formatted(id, patient, loinc);
    }

    /** An active consent of a patient with this root provision. */
    static String consent(String id, String patient, String provision) {
        return """
                {'resourceType':'Consent','id':'%s','status':'active','dateTime':'2025-03-02',
                 'scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},
                 'category':[{'coding':[{'system':'http://loinc.org','code':'59284-0'}]}],
                 'patient':{'reference':'Patient/%s'},
                 'policyRule':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'OPTOUT'}]},
                 'provision':%s}""".formatted(id, patient, provision);
    }

    /** Refuses what has this code. */
    static String withholding(String id, String patient, String loinc) {
        return consent(
                id,
                patient,
                "{'type':'deny','code':[{'coding':[{'system':'http://loinc.org','code':'%s'}]}]}".formatted(loinc));
    }

    static List<String> ids(HttpResponse<String> bundle) {
        assertThat(bundle.statusCode()).as(bundle.body()).isEqualTo(200);
        return StreamSupport.stream(json(bundle).path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .map(resource -> resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText())
                .toList();
    }

    static String link(JsonNode bundle, String relation) {
        return StreamSupport.stream(bundle.path("link").spliterator(), false)
                .filter(link -> link.path("relation").asText().equals(relation))
                .map(link -> link.path("url").asText())
                .findFirst()
                .orElse("");
    }
}
