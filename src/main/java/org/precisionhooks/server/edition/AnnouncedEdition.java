package org.precisionhooks.server.edition;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which edition the nodes of a server shall answer by: what the last one that was asked, or started, has said. */
public final class AnnouncedEdition {

    private static final int ONLY = 1;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public AnnouncedEdition(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Digest of the edition; empty before anything was said. */
    Optional<String> digest() {
        return jdbc.queryForList("select digest from ph_knowledge_edition where id = ?", String.class, ONLY).stream()
                .findFirst();
    }

    void announce(String digest) {
        if (!update(digest)) {
            try {
                jdbc.update(
                        "insert into ph_knowledge_edition (id, digest, announced) values (?, ?, ?)",
                        ONLY,
                        digest,
                        now());
            } catch (DuplicateKeyException e) {
                update(digest);
            }
        }
    }

    private boolean update(String digest) {
        return jdbc.update(
                        "update ph_knowledge_edition set digest = ?, announced = ? where id = ?", digest, now(), ONLY)
                > 0;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
