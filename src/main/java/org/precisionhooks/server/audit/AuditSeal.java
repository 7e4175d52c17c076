package org.precisionhooks.server.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SHA-256, keyed where a key is configured, over texts that are told apart by their lengths. Without a key, who may write in
 * the database could compute a chain anew; with a key that the database does not hold, they cannot.
 */
record AuditSeal(Optional<SecretKeySpec> key) {

    private static final String KEYED = "HmacSHA256";
    /** Shorter keys can be guessed. */
    private static final int SHORTEST_KEY = 32;

    static final AuditSeal PLAIN = new AuditSeal(Optional.empty());

    static AuditSeal of(Optional<String> secret) {
        return new AuditSeal(secret.map(text -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length < SHORTEST_KEY) {
                throw new IllegalArgumentException(
                        "precision-hooks.audit.key must have at least " + SHORTEST_KEY + " bytes");
            }
            return new SecretKeySpec(bytes, KEYED);
        }));
    }

    boolean keyed() {
        return key.isPresent();
    }

    /** The seal of one row, by whoever wrote it. */
    String of(AuditRow row) {
        return hash(row.texts());
    }

    /** The hash of a row in the chain. */
    String link(String before, long sequence, String seal) {
        return hash(List.of(before, Long.toString(sequence), seal));
    }

    private String hash(List<String> texts) {
        try {
            return HexFormat.of().formatHex(key.isPresent() ? mac(key.get(), texts) : digest(texts));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 and its HMAC are part of every Java", e);
        }
    }

    private static byte[] digest(List<String> texts) throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha256.update(length(bytes));
            sha256.update(bytes);
        }
        return sha256.digest();
    }

    private static byte[] mac(SecretKeySpec key, List<String> texts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(KEYED);
        mac.init(key);
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            mac.update(length(bytes));
            mac.update(bytes);
        }
        return mac.doFinal();
    }

    private static byte[] length(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "AuditSeal[" + (keyed() ? "keyed" : "plain") + "]";
    }
}
