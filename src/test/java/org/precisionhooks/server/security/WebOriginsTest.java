package org.precisionhooks.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.CorsFilter;

/** Pages of this machine may call in development, and only then. */
class WebOriginsTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, true, true",
        "http://127.0.0.1:3000, true, true",
        "http://[::1]:3000, true, true",
        "http://localhost, true, true",
        "http://localhost:8080, false, false",
        "http://localhost.evil.example:8080, true, false",
        "http://127.0.0.1.evil.example, true, false",
        "https://evil.example, true, false",
        "https://ehr.example.org, false, true"
    })
    void originIsAllowed(String origin, boolean development, boolean allowed) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/cds-services/x");
        request.setServerName("cds.example.org");
        request.addHeader("Origin", origin);
        MockHttpServletResponse response = new MockHttpServletResponse();
        WebOrigins.hooks(Set.of("https://ehr.example.org"), development)
                .doFilter(request, response, new MockFilterChain());

        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(allowed ? origin : null);
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"PUT, If-Match", "PATCH, content-type", "DELETE, authorization", "POST, If-None-Exist"})
    void pagesMayAskTheFhirApiForItsInteractions(String method, String header) throws Exception {
        assertThat(preflight(WebOrigins.fhir(Set.of("https://ehr.example.org"), false), method, header))
                .isEqualTo("https://ehr.example.org");
        assertThat(preflight(WebOrigins.fhir(Set.of("https://other.example.org"), false), method, header))
                .isNull();
        assertThat(preflight(WebOrigins.hooks(Set.of("https://ehr.example.org"), false), "DELETE", header))
                .isNull();
    }

    private static @Nullable String preflight(CorsFilter filter, String method, String header) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("OPTIONS", "/x");
        request.setServerName("cds.example.org");
        request.addHeader("Origin", "https://ehr.example.org");
        request.addHeader("Access-Control-Request-Method", method);
        request.addHeader("Access-Control-Request-Headers", header);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        assertThat(response.getHeader("Access-Control-Allow-Credentials")).isNull();
        return response.getHeader("Access-Control-Allow-Origin");
    }
}
