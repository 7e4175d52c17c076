package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.advice.AuditEntry;
import org.precisionhooks.advice.AuditLog;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.fhir.operation.PharmacogenomicPassport;
import org.precisionhooks.fhir.write.summary.PassportDocument;
import org.w3c.dom.Document;

/** Golden cases of {@code $pgx-passport}: resources in, the page out, in each language. */
class PassportCasesTest {

    private static final Path CASES = Path.of("src/test/resources/cases/pgx-passport");

    static List<Path> cases() {
        return OperationCase.in(CASES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseGivesItsPageAndAValidDocument(Path file) throws Exception {
        OperationCase given = OperationCase.read(file);
        List<AuditEntry> audited = new ArrayList<>();
        PharmacogenomicPassport operation = operation(given, audited::add);
        String page = operation.page(OperationCase.PATIENT, given.details());
        String document = OperationCase.text(operation.document(OperationCase.PATIENT, given.details()));

        assertThat(page).isEqualTo(Files.readString(Path.of(file.toString().replace(".json", ".html"))));
        assertThat(Validation.problems(document)).isEmpty();
        assertThat(audited).allMatch(entry -> entry.inquiry().occasion() == Occasion.PASSPORT);
    }

    @Test
    void pageIsWellFormedSelfContainedAndHasNoScript() throws Exception {
        String page = page("results-for-a-clinician-and-a-patient.json");
        Document parsed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        page.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)));

        assertThat(parsed.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(parsed.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(parsed.getElementsByTagName("title").getLength()).isEqualTo(1);
        assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
        assertThat(page)
                .doesNotContain("src=", "href=", "url(", "@import", "javascript:")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void nothingOfARecordIsMarkup() {
        String page = page("markup-in-the-record.json");

        assertThat(page).doesNotContain("<img", "<b>").contains("&lt;b&gt;");
    }

    @Test
    void codeHoldsTheResultsAndNoName() throws Exception {
        String page = page("results-for-a-clinician-and-a-patient.json");
        String text = decoded(page);

        assertThat(text).startsWith("PGX 2026-11-24").contains("CYP2C19").doesNotContain("Ada", "1958");
    }

    /** By counting: a line of 8 points holds about 130 characters over the 186 mm of the page, which holds about 75 lines. */
    @ParameterizedTest
    @ValueSource(strings = {"all-genes-tested.json", "results-for-a-clinician-and-a-patient.json"})
    void pageFitsOnOneSheet(String name) {
        String page = page(name);
        String text = page.substring(page.indexOf("<main>")).replaceAll("<svg.*?</svg>", "");
        int lines = Arrays.stream(text.split("</tr>|</p>|</dd>|</dt>|</h2>"))
                .map(block -> block.replaceAll("<[^>]*>", " ").strip())
                .mapToInt(block -> Math.max(1, (block.length() + 129) / 130))
                .sum();

        assertThat(lines).isLessThan(60);
    }

    @Test
    void whatConsentWithholdsLooksLikeWhatIsAbsent() {
        assertThat(page("consent-refused.json")).isEqualTo(page("nothing-tested.json"));
        assertThat(page("nothing-tested.json"))
                .doesNotContain("Poor metabolizer")
                .contains("CYP2C19");
    }

    private static String page(String name) {
        OperationCase given = OperationCase.read(CASES.resolve(name));
        return operation(given, entry -> {}).page(OperationCase.PATIENT, given.details());
    }

    static PharmacogenomicPassport operation(OperationCase given, AuditLog audit) {
        return new PharmacogenomicPassport(
                given.ports(),
                Advisers.adviser(audit),
                () -> new PassportDocument(OperationCase.GENES),
                OperationCase.CLOCK);
    }

    /** Reads the drawn modules back as a camera would. */
    private static String decoded(String page) throws Exception {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+)").matcher(page);
        assertThat(box.find()).isTrue();
        int size = Integer.parseInt(box.group(1));
        int scale = 4;
        int[] pixels = new int[size * scale * size * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v").matcher(page);
        while (run.find()) {
            int left = Integer.parseInt(run.group(1)) * scale;
            int top = Integer.parseInt(run.group(2)) * scale;
            int width = Integer.parseInt(run.group(3)) * scale;
            for (int y = top; y < top + scale; y++) {
                Arrays.fill(pixels, y * size * scale + left, y * size * scale + left + width, 0);
            }
        }
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(
                                new HybridBinarizer(new RGBLuminanceSource(size * scale, size * scale, pixels))),
                        Map.of())
                .getText();
    }
}
