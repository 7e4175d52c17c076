package org.precisionhooks.server.hooks;

import static org.precisionhooks.fhir.source.remote.CanaryServer.json;
import static org.precisionhooks.fhir.source.remote.CanaryServer.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.fhir.source.remote.CanaryServer;
import org.precisionhooks.fhir.source.remote.CanaryServer.Behaviour;
import org.precisionhooks.fhir.source.remote.CanaryServer.Request;

/** An EHR's FHIR server: reads, and searches by patient. */
final class Ehr implements AutoCloseable {

    private static final Pattern READ = Pattern.compile(".*/fhir/([A-Za-z]+)/([^/?]+)");
    private static final Pattern SEARCH = Pattern.compile(".*/fhir/([A-Za-z]+)\\?patient=([^&]+).*?(?:&_page=(\\d+))?");
    private static final String UNKNOWN = "{\"resourceType\":\"OperationOutcome\"}";
    private static final String OUTCOME =
            "{'resource':{'resourceType':'OperationOutcome','issue':[{'severity':'warning','code':'informational'}]},"
                    + "'search':{'mode':'outcome'}}";

    final CanaryServer server = new CanaryServer();
    private final List<JsonNode> record = new CopyOnWriteArrayList<>();
    private volatile boolean paged;
    private volatile boolean absolute;

    Ehr(List<JsonNode> record) {
        this.record.addAll(record);
        server.on("", this::answer);
    }

    /** Holds these resources and nothing else, and has been asked nothing yet. */
    Ehr holding(List<JsonNode> other) {
        server.reset();
        server.on("", this::answer);
        record.clear();
        record.addAll(other);
        paged = false;
        absolute = false;
        return this;
    }

    /** One resource a page. */
    Ehr inPages() {
        paged = true;
        return this;
    }

    /** As Epic writes references. */
    Ehr withAbsoluteReferences() {
        absolute = true;
        return this;
    }

    Ehr on(String path, Behaviour behaviour) {
        server.on(path, behaviour);
        return this;
    }

    private void answer(Request request, OutputStream out) throws IOException, InterruptedException {
        Matcher read = READ.matcher(request.target());
        Matcher search = SEARCH.matcher(request.target());
        Behaviour behaviour = text(404, "application/fhir+json", UNKNOWN);
        if (read.matches()) {
            behaviour = record.stream()
                    .filter(resource -> is(resource, read.group(1), read.group(2)))
                    .findFirst()
                    .map(resource -> json(written(resource)))
                    .orElse(behaviour);
        } else if (search.matches()) {
            behaviour = json(written(result(search)));
        }
        behaviour.answer(request, out);
    }

    /** What it answers to its own EHR, e.g. to fill prefetch. */
    JsonNode get(String query) {
        Matcher read = READ.matcher("/fhir/" + query);
        Matcher search = SEARCH.matcher("/fhir/" + query);
        if (read.matches()) {
            return record.stream()
                    .filter(resource -> is(resource, read.group(1), read.group(2)))
                    .findFirst()
                    .orElse(NullNode.instance);
        }
        if (!search.matches()) {
            throw new IllegalArgumentException("This server cannot answer " + query);
        }
        return HookRecords.read(written(result(search)));
    }

    private String written(JsonNode json) {
        return absolute
                ? json.toString()
                        .replaceAll("\"reference\":\"([A-Z][A-Za-z]+/)", "\"reference\":\"" + server.base() + "/$1")
                : json.toString();
    }

    private JsonNode result(Matcher search) {
        List<JsonNode> found = record.stream()
                .filter(resource -> resource.path("resourceType").asText().equals(search.group(1)))
                .filter(resource -> isOf(resource, search.group(2)))
                .toList();
        if (!paged || found.size() < 2) {
            ObjectNode all = (ObjectNode) HookRecords.searchSet(found);
            all.withArray("entry").add(HookRecords.read(OUTCOME));
            return all;
        }
        int page = search.group(3) == null ? 0 : Integer.parseInt(search.group(3));
        ObjectNode one = (ObjectNode) HookRecords.searchSet(found.subList(page, page + 1));
        if (page + 1 < found.size()) {
            one.putArray("link")
                    .addObject()
                    .put("relation", "next")
                    .put(
                            "url",
                            server.base() + "/" + search.group(1) + "?patient=" + search.group(2) + "&_page="
                                    + (page + 1));
        }
        return one;
    }

    private static boolean is(JsonNode resource, String type, String id) {
        return resource.path("resourceType").asText().equals(type)
                && resource.path("id").asText().equals(id);
    }

    private static boolean isOf(JsonNode resource, String patient) {
        String reference = resource.path("subject").path("reference").asText()
                + resource.path("patient").path("reference").asText();
        return reference.equals("Patient/" + patient);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
