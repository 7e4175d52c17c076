package org.precisionhooks.server.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditRecord;
import org.precisionhooks.server.audit.Interaction.Wire;
import org.precisionhooks.server.security.Outcomes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Holds every answer back until its events are in the database; an answer whose events cannot be kept is never given. It
 * stands before all that reads a request, so that no way of answering leads past it.
 */
public final class AuditBarrier extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AuditBarrier.class);
    /** What the caller calls its request is kept if it cannot be anything else. */
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Edge edge;
    private final Keeping keeping;
    private final Clock clock;

    AuditBarrier(Edge edge, Keeping keeping, Clock clock) {
        this.edge = edge;
        this.keeping = keeping;
        this.clock = clock;
    }

    /**
     * Where events go.
     *
     * @param outbox keeps them
     * @param watch sees to it that they stay
     * @param database tells whether it is there at all
     */
    record Keeping(AuditOutbox outbox, AuditWatch watch, DatabasePool database) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Interaction interaction = new Interaction(clock.instant(), wire(request), edge.matter(request));
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        Interactions.begin(request, interaction);
        try {
            chain.doFilter(request, answer);
        } catch (IOException | ServletException | RuntimeException e) {
            keep(interaction, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            throw e;
        } finally {
            Interactions.end();
        }
        if (keep(interaction, answer.getStatus())) {
            answer.copyBodyToResponse();
        } else if (!response.isCommitted()) {
            response.reset();
            Outcomes.write(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "transient",
                    "The audit cannot be written now, so that nothing is answered");
        }
    }

    /** An answer that says that the database is gone needs no proof of it, which would only take time. */
    private boolean keep(Interaction interaction, int status) {
        boolean failed = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        if (failed && keeping.database().isGone()) {
            LOG.error("A request failed without audit: the database is gone");
            return true;
        }
        if (interaction.isAbout(AuditKind.CAPABILITIES) && status < HttpServletResponse.SC_BAD_REQUEST) {
            return true;
        }
        try {
            List<AuditRecord> events = interaction.closing(status);
            if (!events.isEmpty()) {
                keeping.outbox().append(events);
                keeping.watch().expect(ids(events));
            }
            if (!failed) {
                keeping.watch().expect(interaction.kept());
            }
            return true;
        } catch (DataAccessException | TransactionException e) {
            LOG.error(
                    "An answer was withheld, since its audit could not be written: {}",
                    e.getClass().getName());
            return false;
        }
    }

    private static List<String> ids(List<AuditRecord> events) {
        return events.stream().map(AuditRecord::id).toList();
    }

    private static Wire wire(HttpServletRequest request) {
        return new Wire(
                request.getMethod(),
                request.getRemoteAddr(),
                request.getLocalAddr(),
                Optional.ofNullable(request.getHeader("X-Request-Id"))
                        .filter(id -> REQUEST_ID.matcher(id).matches()));
    }

    /** What is known of a request before anyone reads it. */
    @FunctionalInterface
    interface Edge {

        Interaction.Matter matter(HttpServletRequest request);
    }
}
