package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the passport as a browser prints it, where there is one: Chromium, which {@code .ci/run} installs. */
class PassportInBrowserTest {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final int MOST_SECONDS = 90;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void aPatientWithResultsOfAllGenesGetsOneSheetWithACodeThatIsReadBack(String language) throws Exception {
        try (PDDocument paper =
                Loader.loadPDF(printed(PrintedPassportTest.page(language)).toFile())) {
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
            assertThat(paper.getPage(0).getMediaBox().getHeight() / 72 * 25.4f).isBetween(296f, 298f);
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("CYP2C19", "RYR1", "VKORC1", "HLA-B", "DPYD", "clopidogrel", "FDA 2021-03-22");
            assertThat(PrintedPassportTest.decoded(
                            new PDFRenderer(paper).renderImageWithDPI(0, PrintedPassportTest.DOTS_PER_INCH)))
                    .startsWith("PGX 2026-11-24\n")
                    .contains("CYP2C19: Poor Metabolizer");
        }
    }

    private Path printed(String page) throws IOException, InterruptedException {
        Optional<Path> browser = browser();
        assumeTrue(browser.isPresent(), "no Chromium on this machine: the page was laid out by no browser");
        Path html = Files.writeString(folder.resolve("passport.html"), page);
        Path paper = folder.resolve("passport.pdf");
        Process process = new ProcessBuilder(
                        browser.get().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--no-pdf-header-footer",
                        "--print-to-pdf=" + paper,
                        html.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assumeTrue(ended && Files.exists(paper), "the Chromium of this machine does not start: see that it can print");
        return paper;
    }

    private static Optional<Path> browser() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
