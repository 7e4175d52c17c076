package org.precisionhooks.cdshooks.feedback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.precisionhooks.cdshooks.hook.Json;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Hashes texts under a secret of this installation, so that short ids cannot be guessed from their hash. */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    private KeyedHash(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The hash of one purpose; its secret is made on first use and is then the same on every node. */
    public static KeyedHash of(String purpose, JdbcTemplate jdbc) {
        List<String> found = secrets(purpose, jdbc);
        if (found.isEmpty()) {
            keep(purpose, jdbc);
            found = secrets(purpose, jdbc);
        }
        return new KeyedHash(HexFormat.of().parseHex(found.get(0)));
    }

    /** Of several texts, told apart; 64 hexadecimal digits. */
    public String of(String... texts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal(Json.text(List.of(texts)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC with SHA-256 is part of every Java", e);
        }
    }

    private static List<String> secrets(String purpose, JdbcTemplate jdbc) {
        return jdbc.queryForList("select secret from ph_secret where purpose = ?", String.class, purpose);
    }

    private static void keep(String purpose, JdbcTemplate jdbc) {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            jdbc.update(
                    "insert into ph_secret (purpose, secret) values (?, ?)",
                    purpose,
                    HexFormat.of().formatHex(secret));
        } catch (DuplicateKeyException e) {
            // another node was first: its secret is the one
        }
    }
}
