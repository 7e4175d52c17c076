package org.precisionhooks.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps used tokens in the table {@code ph_token}: the database alone decides which of two nodes was first. */
final class JdbcUsedTokens implements UsedTokens {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcUsedTokens.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final AtomicReference<Instant> nextSweep;

    JdbcUsedTokens(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.nextSweep = new AtomicReference<>(clock.instant());
    }

    @Override
    public boolean firstUse(String issuer, String tokenId, Instant until) {
        sweep();
        try {
            jdbc.update("insert into ph_token (id, expires) values (?, ?)", key(issuer, tokenId), time(until));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Removes what has expired, now and then; a failure to do so is nothing to a caller. */
    private void sweep() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (now.isBefore(due) || !nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS))) {
            return;
        }
        try {
            jdbc.update("delete from ph_token where expires < ?", time(now));
        } catch (DataAccessException e) {
            LOG.warn("Expired tokens stay for now: {}", e.getClass().getName());
        }
    }

    /** The length keeps an issuer and an identifier apart. */
    private static String key(String issuer, String tokenId) {
        String text = issuer.length() + " " + issuer + " " + tokenId;
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
