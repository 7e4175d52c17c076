package org.precisionhooks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores.LoadedScore;
import org.precisionhooks.engine.cardiology.polygenic.ScoringFile;

/** The folder of scoring files that an operator names, plain or gzipped; a broken one stops the start. */
record ScoreFolder(Path folder) {

    LoadedScores scores() {
        OperatorFolder files = new OperatorFolder(folder, "a scoring file", List.of(".txt", ".txt.gz"));
        try {
            return LoadedScores.of(files.read(ScoreFolder::score).stream()
                    .map(read -> new LoadedScore(read.content(), read.origin(), read.digest()))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("In " + folder + ": " + e.getMessage(), e);
        }
    }

    private static ScoringFile score(String name, InputStream bytes) throws IOException {
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return ScoringFile.parse(new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))
                .lines()
                .iterator());
    }
}
