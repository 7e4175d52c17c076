package org.precisionhooks.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.precisionhooks.fhir.importer.vcf.FileRefusedException;

/**
 * A folder of files that an operator names; what is wrong with it or with one of them stops the start.
 *
 * @param kind what a file of it is, {@code a scoring file}
 * @param endings of the names of its files; others are left alone
 */
record OperatorFolder(Path folder, String kind, List<String> endings) {

    OperatorFolder {
        endings = List.copyOf(endings);
    }

    /** What was read of a file, with its name and the SHA-256 of its bytes. */
    record Read<T>(T content, String origin, String digest) {}

    /** Reads a file of a name. */
    @FunctionalInterface
    interface Reading<T> {
        T of(String name, InputStream bytes) throws IOException;
    }

    /** All files in the order of their names. */
    <T> List<Read<T>> read(Reading<T> reading) {
        List<Path> files = files();
        if (files.isEmpty()) {
            throw new IllegalStateException(folder + " holds no file *" + String.join(" or *", endings));
        }
        return files.stream().map(file -> read(file, reading)).toList();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("The folder does not exist: " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(this::isMeant).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isMeant(Path file) {
        return endings.stream().anyMatch(String.valueOf(file.getFileName())::endsWith);
    }

    private <T> Read<T> read(Path file, Reading<T> reading) {
        MessageDigest digest = digest();
        String name = String.valueOf(file.getFileName());
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            T content = reading.of(name, leftOpen(bytes));
            bytes.transferTo(OutputStream.nullOutputStream());
            return new Read<>(content, name, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | IllegalArgumentException | UncheckedIOException | FileRefusedException e) {
            throw new IllegalStateException(file + " cannot be read as " + kind + ": " + e.getMessage(), e);
        }
    }

    /** Some readers close what they have read to its end, before the rest of the digest is taken. */
    private static InputStream leftOpen(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public void close() {
                // closed by who opened it
            }
        };
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
