package org.precisionhooks.fhir.importer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a file, in hexadecimal digits. */
public final class FileHash {

    private final MessageDigest digest = digest();

    public static String of(byte[] file) {
        FileHash hash = new FileHash();
        hash.add(file);
        return hash.text();
    }

    void add(byte[] part) {
        digest.update(part);
    }

    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
