package org.precisionhooks.fhir.operation.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7578 and RFC 2046, section 5.1: what is cut where. */
class FormPartsTest {

    private static final String BOUNDARY = "----cut7MA4YWx";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Gives as few bytes at once as networks do at their worst. */
    private static InputStream dripping(byte[] body, Random random) {
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }

    private static List<String> parts(String body) throws IOException {
        return parts(new ByteArrayInputStream(bytes(body.replace("\n", "\r\n"))));
    }

    private static List<String> parts(InputStream body) throws IOException {
        FormParts form = new FormParts(body, BOUNDARY);
        List<String> parts = new ArrayList<>();
        for (Optional<FormParts.Part> part = form.next(); part.isPresent(); part = form.next()) {
            FormHead head = part.get().head();
            String content = new String(part.get().content().readAllBytes(), StandardCharsets.ISO_8859_1);
            parts.add(head.name() + (head.file() ? " file " : " ") + content);
        }
        return parts;
    }

    private static final String FIELD = "--" + BOUNDARY + "\nContent-Disposition: form-data; name=\"testId\"\n\nT-1\n";
    private static final String FILE = "--" + BOUNDARY
            + "\nContent-Disposition: form-data; name=\"file\"; filename=\"a; name=b.vcf\"\nContent-Type: text/plain\n\n##x\n\n";
    private static final String END = "--" + BOUNDARY + "--\n";

    @Test
    void fieldsAndFilesComeInTheirOrder() throws IOException {
        assertThat(parts(FIELD + FILE + END)).containsExactly("testId T-1", "file file ##x\r\n");
        assertThat(parts("words before\n" + FIELD + END + "words behind")).containsExactly("testId T-1");
        assertThat(parts(FIELD + "--" + BOUNDARY + "--")).containsExactly("testId T-1");
        assertThat(parts(END)).isEmpty();
        assertThat(parts(FIELD.replace("T-1", "") + END)).containsExactly("testId ");
        assertThat(parts(FIELD.replaceFirst("\n", " \t\n") + END)).containsExactly("testId T-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "form-data; name=testId | testId",
                "form-data; NAME=\"testId\" | testId",
                "form-data; name=\"a\\\"b\" | a\"b",
                "form-data; filename=\"name=x\"; name=\"file\" | file"
            })
    void namesAreWrittenInSeveralWays(String disposition, String name) throws IOException {
        assertThat(parts(FIELD.replace("form-data; name=\"testId\"", disposition) + END))
                .singleElement()
                .asString()
                .startsWith(name + " ");
    }

    @Test
    void whatLooksLikeABoundaryAndIsNoneIsContent() throws IOException {
        String almost = "\r\n--" + BOUNDARY.substring(0, BOUNDARY.length() - 1) + "!\r\r\n-\r\n--\r\n\r\n--";
        byte[] body = bytes((FIELD + END).replace("\n", "\r\n").replace("T-1", almost));
        assertThat(parts(new ByteArrayInputStream(body))).containsExactly("testId " + almost);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyBytesComeThroughWhole(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] content = new byte[200_000 + random.nextInt(70_000)];
        byte[] favourites = bytes("\r\n-" + BOUNDARY.charAt(5));
        for (int i = 0; i < content.length; i++) {
            content[i] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : favourites[random.nextInt(4)];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes(FILE.replace("##x\n\n", "").replace("\n", "\r\n")));
        body.writeBytes(content);
        body.writeBytes(bytes(("\n" + FIELD + END).replace("\n", "\r\n")));
        FormParts form = new FormParts(dripping(body.toByteArray(), random), BOUNDARY);
        byte[] read = form.next().orElseThrow().content().readAllBytes();
        assertThat(Arrays.equals(read, content)).isTrue();
        assertThat(form.next().orElseThrow().head().name()).isEqualTo("testId");
        assertThat(form.next()).isEmpty();
        assertThat(form.next()).isEmpty();
    }

    @Test
    void whatIsNotTakenOfAPartIsPassedOver() throws IOException {
        FormParts form =
                new FormParts(new ByteArrayInputStream(bytes((FILE + FIELD + END).replace("\n", "\r\n"))), BOUNDARY);
        InputStream file = form.next().orElseThrow().content();
        assertThat(file.read()).isEqualTo('#');
        assertThat(form.next().orElseThrow().head().name()).isEqualTo("testId");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 40, 90, 100})
    void aBodyThatBreaksOffIsNoWholeOne(int missing) {
        byte[] whole = bytes((FILE + FIELD + "--" + BOUNDARY + "--").replace("\n", "\r\n"));
        byte[] body = Arrays.copyOf(whole, whole.length - missing);
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> parts(new ByteArrayInputStream(body)));
    }

    @Test
    void aFormIsWrittenAsFormsAre() {
        for (String wrong : List.of(
                FIELD.replace("; name=\"testId\"", ""),
                FIELD.replace("\n\nT-1", "\nContent-Transfer-Encoding: base64\n\nVC0x"),
                FIELD.replaceFirst("\n", "words\n"),
                FIELD.replace("\n\nT-1", "\nX: " + "x".repeat(9_000) + "\n\nT-1"),
                FIELD.replace("\n\nT-1", ("\nX: " + "x".repeat(4_000)).repeat(3) + "\n\nT-1"))) {
            assertThatExceptionOfType(MalformedFormException.class).isThrownBy(() -> parts(wrong + END));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/form-data; boundary=abc | abc",
                "Multipart/Form-Data; charset=utf-8; boundary=\"a b:c\" | a b:c",
                "multipart/form-data | ",
                "multipart/form-data; boundary= | ",
                "multipart/form-data; boundary=\"a b \" | ",
                "multipart/form-data; boundary=\"a;b\" | "
            })
    void theBoundaryStandsInTheType(String type, String boundary) {
        assertThat(FormHead.isForm(type)).isTrue();
        assertThat(FormHead.boundary(type)).isEqualTo(Optional.ofNullable(boundary));
    }
}
