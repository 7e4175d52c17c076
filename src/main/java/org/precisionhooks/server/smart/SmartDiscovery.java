package org.precisionhooks.server.smart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.precisionhooks.server.security.Outcomes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * {@code .well-known/smart-configuration} (SMART App Launch 2.2, Conformance): the authorization server as its operator
 * describes it, and what this server enforces. Without a description there is no such document.
 */
final class SmartDiscovery extends HttpServlet {

    static final String PATH = "/.well-known/smart-configuration";

    /** What this server does with scopes, whatever the authorization server. */
    static final List<String> ENFORCED =
            List.of("permission-patient", "permission-user", "permission-v1", "permission-v2");

    private static final long serialVersionUID = 1L;
    private static final List<String> SCOPES = List.of("patient/*.cruds", "user/*.cruds", "system/*.cruds");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Optional<byte[]> document;

    SmartDiscovery(Optional<SmartEndpoints> told) {
        this.document = told.map(SmartDiscovery::document);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (document.isEmpty()) {
            Outcomes.write(
                    response, HttpServletResponse.SC_NOT_FOUND, "not-found", "No authorization server is described");
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(document.get());
    }

    private static byte[] document(SmartEndpoints told) {
        ObjectNode document = JSON.createObjectNode();
        new TreeMap<>(told.addresses()).forEach((name, address) -> document.put(name, address.toString()));
        put(document, "grant_types_supported", told.grantTypes());
        put(document, "scopes_supported", SCOPES);
        if (told.addresses().containsKey(SmartEndpoints.AUTHORIZATION)) {
            put(document, "response_types_supported", List.of("code"));
        }
        put(document, "code_challenge_methods_supported", List.of("S256"));
        put(
                document,
                "capabilities",
                Stream.concat(ENFORCED.stream(), told.capabilities().stream()).toList());
        try {
            return JSON.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new IllegalStateException("Texts and lists of texts can be written", e);
        }
    }

    private static void put(ObjectNode document, String name, List<String> values) {
        values.stream().sorted().forEach(document.withArray(name)::add);
    }
}
