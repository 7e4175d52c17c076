package org.precisionhooks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.precisionhooks.genome.ChainReader;
import org.precisionhooks.genome.Liftover;
import org.precisionhooks.genome.ReferenceSequences;

/** The folder of chain files that an operator names, plain or gzipped; a broken one stops the start. */
record ChainFolder(Path folder) {

    Liftover liftover(ReferenceSequences sequences) {
        ChainReader reader = new ChainReader(sequences);
        List<Path> files = files();
        if (files.isEmpty()) {
            throw new IllegalStateException(folder + " holds no file *.chain or *.chain.gz");
        }
        files.forEach(file -> read(reader, file));
        return reader.liftover();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("The folder of chain files does not exist: " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(ChainFolder::isChain).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isChain(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".chain") || name.endsWith(".chain.gz");
    }

    private static void read(ChainReader reader, Path file) {
        try (InputStream bytes = open(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.US_ASCII))) {
            reader.read(lines.lines().iterator());
        } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
            throw new IllegalStateException(file + " cannot be read as a chain file: " + e.getMessage(), e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }
}
