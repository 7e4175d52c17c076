package org.precisionhooks.server.overrides;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.precisionhooks.consent.Overrides;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.request.OpenOverride;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps overrides in {@code ph_override}. Each is committed by itself before anything is disclosed under it, so that it is
 * there also when the request that opened it fails.
 */
public final class JdbcOverrides implements Overrides {

    private static final Duration DAY = Duration.ofHours(24);

    private static final String OPEN = "select id, expires from ph_override"
            + " where user_ref = ? and tenant = ? and patient = ? and opened <= ? and expires > ? order by expires desc, id";
    private static final String COUNT =
            "select count(*) from ph_override where user_ref = ? and tenant = ? and opened > ?";
    private static final String INSERT = "insert into ph_override"
            + " (id, tenant, client, user_ref, patient, reason, opened, expires) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String NOTICE =
            "insert into ph_override_notice (override_id, reviewer, created) values (?, ?, ?)";
    private static final String USE =
            "insert into ph_override_use (override_id, decision, effect, used) values (?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate apart;

    public JdbcOverrides(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        transactions.setTransactionSynchronization(JdbcTransactionManager.SYNCHRONIZATION_NEVER);
        this.apart = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    @Override
    public Optional<OpenOverride> open(Emergency emergency) {
        String user = key(emergency);
        remember(user);
        return Objects.requireNonNull(apart.execute(status -> {
            jdbc.queryForList("select id from ph_override_user where id = ? for update", String.class, user);
            return found(emergency).or(() -> mayOpen(emergency) ? Optional.of(opened(emergency)) : Optional.empty());
        }));
    }

    @Override
    public void used(OpenOverride override, Decision decision) {
        apart.executeWithoutResult(status ->
                jdbc.update(USE, override.id(), decision.id(), decision.effect().name(), time(decision.evaluatedAt())));
    }

    private Optional<OpenOverride> found(Emergency emergency) {
        OffsetDateTime now = time(emergency.time());
        List<OpenOverride> open = jdbc.query(
                OPEN,
                (row, number) -> new OpenOverride(
                        row.getString("id"),
                        row.getObject("expires", OffsetDateTime.class).toInstant()),
                emergency.user(),
                emergency.tenant(),
                emergency.patient(),
                now,
                now);
        return open.stream().findFirst();
    }

    private boolean mayOpen(Emergency emergency) {
        Integer opened = jdbc.queryForObject(
                COUNT,
                Integer.class,
                emergency.user(),
                emergency.tenant(),
                time(emergency.time().minus(DAY)));
        return Objects.requireNonNull(opened) < emergency.rules().usesADay();
    }

    private OpenOverride opened(Emergency emergency) {
        OpenOverride open = new OpenOverride(
                UUID.randomUUID().toString(),
                emergency.time().plus(emergency.rules().length()));
        jdbc.update(
                INSERT,
                open.id(),
                emergency.tenant(),
                emergency.client(),
                emergency.user(),
                emergency.patient(),
                emergency.reason(),
                time(emergency.time()),
                time(open.until()));
        emergency
                .rules()
                .reviewers()
                .forEach(reviewer -> jdbc.update(NOTICE, open.id(), reviewer, time(emergency.time())));
        return open;
    }

    /** Committed before it is locked; of two that come first one is enough. */
    private void remember(String user) {
        try {
            apart.executeWithoutResult(status -> {
                if (jdbc.queryForList("select id from ph_override_user where id = ?", String.class, user)
                        .isEmpty()) {
                    jdbc.update("insert into ph_override_user (id) values (?)", user);
                }
            });
        } catch (DuplicateKeyException e) {
            // The other request remembered the user.
        }
    }

    private static String key(Emergency emergency) {
        try {
            String text = emergency.tenant().length() + " " + emergency.tenant() + " " + emergency.user();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
