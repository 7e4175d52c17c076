package org.precisionhooks.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.precisionhooks.server.security.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything and catches what nobody else did. The container would log such a failure with its message,
 * which may quote a patient's data.
 */
public class FailureBarrier extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(FailureBarrier.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            log.error("A request failed:{}", Traces.withoutMessages(e));
            if (!response.isCommitted()) {
                response.reset();
                Outcomes.write(
                        response,
                        HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                        "exception",
                        "The server failed to answer");
            }
        }
    }
}
