package org.precisionhooks.server.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets browsers call from the origins that are registered (cds-hooks.md section 10, threat 28). A request from elsewhere is
 * answered as if it came from no browser, so that the browser keeps the answer from the page. Cookies are never involved.
 */
public final class WebOrigins {

    private static final List<String> THIS_MACHINE =
            List.of("http://localhost:[*]", "http://127.0.0.1:[*]", "http://[::1]:[*]");

    private WebOrigins() {}

    /**
     * The filter of the hooks.
     *
     * @param development whether pages of this machine may call too
     */
    static CorsFilter hooks(Set<String> origins, boolean development) {
        CorsConfiguration allowed = configuration(origins, development);
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE));
        allowed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        return filter(allowed);
    }

    /** The filter of the FHIR API, with the headers that its interactions use (FHIR R4 3.1.0). */
    public static CorsFilter fhir(Set<String> origins, boolean development) {
        CorsConfiguration allowed = configuration(origins, development);
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.ACCEPT,
                HttpHeaders.IF_MATCH,
                HttpHeaders.IF_NONE_MATCH,
                HttpHeaders.IF_MODIFIED_SINCE,
                "If-None-Exist",
                "Prefer",
                "X-Request-Id"));
        allowed.setExposedHeaders(List.of(
                HttpHeaders.RETRY_AFTER,
                HttpHeaders.LOCATION,
                HttpHeaders.CONTENT_LOCATION,
                HttpHeaders.ETAG,
                HttpHeaders.LAST_MODIFIED,
                "X-Request-Id"));
        return filter(allowed);
    }

    private static CorsConfiguration configuration(Set<String> origins, boolean development) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(List.copyOf(origins));
        allowed.setAllowedOriginPatterns(development ? THIS_MACHINE : List.of());
        allowed.setMaxAge(Duration.ofMinutes(10));
        return allowed;
    }

    private static CorsFilter filter(CorsConfiguration allowed) {
        CorsFilter filter = new CorsFilter(
                request -> allowed.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) == null ? null : allowed);
        filter.setCorsProcessor(refusingLikeTheRest());
        return filter;
    }

    private static CorsProcessor refusingLikeTheRest() {
        return new DefaultCorsProcessor() {
            @Override
            protected void rejectRequest(ServerHttpResponse response) throws IOException {
                if (response instanceof ServletServerHttpResponse servlet) {
                    Outcomes.write(
                            servlet.getServletResponse(),
                            HttpServletResponse.SC_FORBIDDEN,
                            "forbidden",
                            "Calls from this origin are not allowed");
                }
            }
        };
    }
}
