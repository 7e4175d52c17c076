package org.precisionhooks.server.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Remembers the events that the database acknowledged to this node until it sees them in the chain. One that is neither there
 * nor in the outbox was removed by somebody else. What cannot be noticed so is a removal while the node itself goes down.
 */
final class AuditWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);
    private static final int AT_ONCE = 200;
    /** Bounds memory where the chain stands still for long. */
    private static final int MOST = 100_000;

    private final JdbcTemplate jdbc;
    private final Queue<String> expected = new ConcurrentLinkedQueue<>();

    AuditWatch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void expect(Collection<String> ids) {
        if (expected.size() < MOST) {
            expected.addAll(ids);
        }
    }

    /** Ids of events that are gone; each is told once. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (List<String> some = next(); !some.isEmpty(); some = next()) {
            Set<String> absent = new HashSet<>(some);
            absent.removeAll(in("ph_audit", absent));
            Set<String> waiting = in("ph_audit_outbox", absent);
            absent.removeAll(waiting);
            // Moved between the two looks.
            absent.removeAll(in("ph_audit", absent));
            missing.addAll(absent);
            expected.addAll(waiting);
            if (!waiting.isEmpty()) {
                break;
            }
        }
        missing.forEach(id -> LOG.error("The audit event {} was acknowledged and is gone", id));
        return missing;
    }

    private List<String> next() {
        List<String> some = new ArrayList<>();
        for (String id = expected.poll(); id != null; id = some.size() < AT_ONCE ? expected.poll() : null) {
            some.add(id);
        }
        return some;
    }

    private Set<String> in(String table, Set<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return new HashSet<>(jdbc.queryForList(
                "select id from " + table + " where id in (" + places + ")", String.class, ids.toArray()));
    }
}
