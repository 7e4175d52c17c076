package org.precisionhooks.fhir.write.summary;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A text as a QR code (ISO/IEC 18004), drawn as one path of SVG. */
final class QrCode {

    /** Modules of white that a reader needs around it. */
    private static final int QUIET = 4;

    /** Longer texts get less redundancy, so that their modules can still be printed. */
    private static final int SHORT = 300;

    private QrCode() {}

    /** @param label what it is, for those who do not see it */
    static String svg(String text, String label) {
        ByteMatrix modules = modules(text);
        int size = modules.getWidth() + 2 * QUIET;
        return "<svg class=\"code\" role=\"img\" aria-label=\"" + SummaryNarrative.escaped(label)
                + "\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path(modules) + "\" fill=\"#000\"/></svg>";
    }

    static ByteMatrix modules(String text) {
        ErrorCorrectionLevel level = text.length() > SHORT ? ErrorCorrectionLevel.L : ErrorCorrectionLevel.M;
        try {
            return Encoder.encode(text, level, Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("The text is too long for a QR code", e);
        }
    }

    /** Runs of dark modules, each a little into the next line: between shapes that only touch, printers leave hairlines. */
    private static String path(ByteMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int run = run(modules, x, y);
                if (run > 0) {
                    path.append("M%d %dh%dv1.04h-%dz".formatted(x + QUIET, y + QUIET, run, run));
                    x += run;
                }
            }
        }
        return path.toString();
    }

    private static int run(ByteMatrix modules, int from, int y) {
        int end = from;
        while (end < modules.getWidth() && modules.get(end, y) == 1) {
            end++;
        }
        return end - from;
    }
}
