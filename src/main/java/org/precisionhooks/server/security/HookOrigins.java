package org.precisionhooks.server.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.precisionhooks.server.Outcomes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets browsers call the hooks from the origins of registered clients (cds-hooks.md section 10). A request from elsewhere is
 * answered as if it came from no browser, so that the browser keeps the answer from the page.
 */
final class HookOrigins {

    private static final List<String> THIS_MACHINE =
            List.of("http://localhost:[*]", "http://127.0.0.1:[*]", "http://[::1]:[*]");

    private HookOrigins() {}

    /**
     * The filter.
     *
     * @param development whether pages of this machine may call too
     */
    static CorsFilter filter(Set<String> origins, boolean development) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(List.copyOf(origins));
        allowed.setAllowedOriginPatterns(development ? THIS_MACHINE : List.of());
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE));
        allowed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER));
        allowed.setMaxAge(Duration.ofMinutes(10));
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
