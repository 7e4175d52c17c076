package org.precisionhooks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;
import org.precisionhooks.engine.cardiology.polygenic.ScoringFile;

/** The folder of scoring files that an operator names, plain or gzipped; a broken one stops the start. */
record ScoreFolder(Path folder) {

    LoadedScores scores() {
        List<Path> files = files();
        if (files.isEmpty()) {
            throw new IllegalStateException(folder + " holds no file *.txt or *.txt.gz");
        }
        try {
            return LoadedScores.of(files.stream().map(ScoreFolder::read).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("In " + folder + ": " + e.getMessage(), e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("The folder of scoring files does not exist: " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ScoreFolder::isScore).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isScore(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".txt") || name.endsWith(".txt.gz");
    }

    private static LoadedScore read(Path file) {
        MessageDigest digest = digest();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            ScoringFile score = ScoringFile.parse(lines.lines().iterator());
            return new LoadedScore(
                    score, String.valueOf(file.getFileName()), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            throw new IllegalStateException(file + " cannot be read as a scoring file: " + e.getMessage(), e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
