package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the passport laid out on paper: one sheet of A4, with a code that a camera can read. */
class PrintedPassportTest {

    private static final Path CASES = Path.of("src/test/resources/cases/pgx-passport");
    static final int DOTS_PER_INCH = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Genes of the guidance that the case does not test, with the most that a laboratory reports of them. */
    private static final Map<String, String> MORE = Map.ofEntries(
            Map.entry("CACNA1S", "Reference/c.3257G>A"),
            Map.entry("HLA-A", "*31:01/*02:01"),
            Map.entry("CFTR", "ivacaftor non-responsive CFTR sequence/G551D"),
            Map.entry("CYP4F2", "*3/*3"),
            Map.entry("MT-RNR1", "m.1555A>G"),
            Map.entry("RYR1", "c.103T>C/c.487C>T"),
            Map.entry("VKORC1", "rs9923231 variant (T)/rs9923231 variant (T)"),
            Map.entry("IFNL3", "rs12979860 variant (T)/rs12979860 variant (T)"));

    @ParameterizedTest
    @CsvSource({"en, 1.00", "de, 1.00", "en, 1.03"})
    void aPatientWithResultsOfAllGenesGetsOneSheet(String language, double larger) throws IOException {
        String page = page(language);

        try (PDDocument paper = printed(scaled(page, larger))) {
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
            assertThat(paper.getPage(0).getMediaBox().getHeight() / 72 * 25.4f).isBetween(296.5f, 297.5f);
            String text = new PDFTextStripper().getText(paper);
            assertThat(text).contains("CYP2C19", "RYR1", "VKORC1", "HLA-B", "DPYD", "clopidogrel", "FDA 2021-03-22");
        }
    }

    @ParameterizedTest
    @CsvSource({"en", "de"})
    void theCodeOnPaperIsReadBackAsTheResults(String language) throws Exception {
        try (PDDocument paper = printed(page(language))) {
            String code = decoded(new PDFRenderer(paper).renderImageWithDPI(0, DOTS_PER_INCH));

            assertThat(code).startsWith("PGX 2026-11-24\n").doesNotContain("Ada", "1958");
            assertThat(code.lines())
                    .contains(
                            "CYP2C19: Poor Metabolizer",
                            "DPYD c.1905+1G>A (*2A)/c.1905+1G>A (*2A): Poor Metabolizer, activity score 0.0")
                    .hasSizeGreaterThanOrEqualTo(20);
        }
    }

    /** Another sans serif may be wider than that of the paper here. */
    private static String scaled(String page, double larger) {
        return page.replace("font:8.5pt/1.25", "font:" + 8.5 * larger + "pt/1.25")
                .replace("font-size:7.5pt", "font-size:" + 7.5 * larger + "pt");
    }

    static String page(String language) {
        OperationCase given = allGenes(language);
        return PassportCasesTest.operation(given, entry -> {}).page(OperationCase.PATIENT, given.details());
    }

    private static OperationCase allGenes(String language) {
        try {
            ObjectNode json = (ObjectNode)
                    JSON.readTree(CASES.resolve("all-genes-tested.json").toFile());
            ArrayNode given = (ArrayNode) json.path("given");
            for (Map.Entry<String, String> more : MORE.entrySet()) {
                given.add(JSON.readTree(genotype(more.getKey(), more.getValue())));
            }
            json.set(
                    "when",
                    JSON.createObjectNode()
                            .set("language", JSON.createArrayNode().add(language)));
            return new OperationCase(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String genotype(String gene, String alleles) {
        return """
                {"resourceType":"Observation","id":"g-%1$s","status":"final","subject":{"reference":"Patient/p1"},
                 "effectiveDateTime":"2026-01-01","code":{"coding":[{"system":"http://loinc.org","code":"84413-4"}]},
                 "valueCodeableConcept":{"text":"%2$s"},"component":[{"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},
                  "valueCodeableConcept":{"text":"%1$s"}}]}""".formatted(gene, alleles);
    }

    private static PDDocument printed(String page) throws IOException {
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .useSVGDrawer(new BatikSVGDrawer())
                .withHtmlContent(page, null)
                .toStream(paper)
                .run();
        return Loader.loadPDF(paper.toByteArray());
    }

    static String decoded(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(
                                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
