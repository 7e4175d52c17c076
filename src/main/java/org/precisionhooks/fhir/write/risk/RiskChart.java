package org.precisionhooks.fhir.write.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.RiskChange;
import org.precisionhooks.engine.RiskEstimate;

/**
 * Draws the risk now and with each change as bars, for a page and for print: each bar has its words and its number, so that
 * nothing is told by colour or length alone.
 */
final class RiskChart {

    private static final int WIDTH = 640;
    private static final int ROW = 44;
    private static final int TOP = 64;
    private static final int BOTTOM = 34;
    private static final int LONGEST_BAR = 480;
    private static final int LEFT = 16;
    private static final int BAR_HEIGHT = 14;

    /** One bar. */
    private record Bar(String label, RiskEstimate estimate) {}

    private RiskChart() {}

    /** Empty where there is nothing to compare. */
    static Optional<String> of(Risk risk, String title) {
        if (risk.estimates().isEmpty() || risk.changes().isEmpty()) {
            return Optional.empty();
        }
        RiskEstimate now = risk.estimates().get(0);
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar("now", now));
        risk.changes().forEach(change -> bars.add(new Bar(change.label(), changed(change, now))));
        return Optional.of(drawing(bars, title + ", " + now.years() + " years", now.label(), risk.equation()));
    }

    private static RiskEstimate changed(RiskChange change, RiskEstimate now) {
        return change.differences().stream()
                .map(RiskChange.Difference::changed)
                .filter(one -> one.outcome().equals(now.outcome()) && one.years() == now.years())
                .findFirst()
                .orElse(now);
    }

    /** @param id tells drawings of one page apart */
    private static String drawing(List<Bar> bars, String title, String outcome, String id) {
        int height = TOP + bars.size() * ROW + BOTTOM;
        double largest = bars.stream()
                .mapToDouble(bar -> bar.estimate().percent().doubleValue())
                .max()
                .orElse(1);
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"" + id + "-title " + id
                        + "-desc\" viewBox=\"0 0 ")
                .append(WIDTH + " " + height + "\" width=\"" + WIDTH + "\" height=\"" + height + "\">")
                .append("<title id=\"" + id + "-title\">" + escaped(title + ": " + outcome) + "</title>")
                .append("<desc id=\"" + id + "-desc\">" + escaped(words(bars)) + "</desc>")
                .append("<rect width=\"" + WIDTH + "\" height=\"" + height + "\" fill=\"#ffffff\"/>")
                .append(text(LEFT, 24, 15, title))
                .append(text(LEFT, 44, 13, outcome));
        for (int i = 0; i < bars.size(); i++) {
            svg.append(bar(bars.get(i), TOP + i * ROW, largest, i == 0));
        }
        return svg.append(text(
                        LEFT,
                        height - BAR_HEIGHT,
                        12,
                        "A difference in the model, not a promise of what treatment does."))
                .append("</svg>")
                .toString();
    }

    private static String bar(Bar bar, int y, double largest, boolean first) {
        double percent = bar.estimate().percent().doubleValue();
        long length = largest <= 0 ? 1 : Math.max(1, Math.round(percent / largest * LONGEST_BAR));
        return text(LEFT, y + 12, 13, bar.label())
                + "<rect x=\"" + LEFT + "\" y=\"" + (y + 18) + "\" width=\"" + length + "\" height=\"" + BAR_HEIGHT
                + "\" fill=\"" + (first ? "#1f3f66" : "#7a9cc6") + "\" stroke=\"#1f3f66\"/>"
                + text(
                        (int) (LEFT + length + 8),
                        y + 30,
                        13,
                        bar.estimate().percent().toPlainString() + " %");
    }

    private static String text(int x, int y, int size, String words) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" font-family=\"sans-serif\" font-size=\"" + size
                + "\" fill=\"#1a1a1a\">" + escaped(words) + "</text>";
    }

    private static String words(List<Bar> bars) {
        return String.join(
                "; ",
                bars.stream()
                        .map(bar -> bar.label() + " " + bar.estimate().percent().toPlainString() + " %")
                        .toList());
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
