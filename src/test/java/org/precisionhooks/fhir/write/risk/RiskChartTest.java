package org.precisionhooks.fhir.write.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.RiskChange;
import org.precisionhooks.engine.RiskEstimate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The chart of a risk says in words all that it draws. */
class RiskChartTest {

    private static final RiskEstimate NOW = estimate("14.68");

    private static RiskEstimate estimate(String percent) {
        return new RiskEstimate(
                "ascvd", "heart attack & <stroke>", 10, new BigDecimal(percent), new BigDecimal(percent));
    }

    private static Risk risk(List<RiskChange> changes) {
        return new Risk("prevent", "base", List.of(NOW), List.of(), List.of(), changes);
    }

    private static RiskChange change(String label, String percent) {
        RiskEstimate changed = estimate(percent);
        return new RiskChange(
                "smoking",
                label,
                List.of(new RiskChange.Difference(changed, changed.percent().subtract(NOW.percent()))));
    }

    private static Document drawn(List<RiskChange> changes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        String svg = RiskChart.of(risk(changes), "PREVENT").orElseThrow();
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document svg) {
        List<String> texts = new ArrayList<>();
        NodeList nodes = svg.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void everyBarHasItsWordsAndItsNumber() throws Exception {
        Document svg = drawn(List.of(change("without smoking", "9.10"), change("with a <b>pill</b>", "20.00")));

        assertThat(texts(svg))
                .contains("now", "14.68 %", "without smoking", "9.10 %", "with a <b>pill</b>", "20.00 %")
                .contains("A difference in the model, not a promise of what treatment does.");
    }

    @Test
    void whoCannotSeeItIsToldTheSame() throws Exception {
        Document svg = drawn(List.of(change("without smoking", "9.10")));
        Element root = svg.getDocumentElement();

        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("prevent-title prevent-desc");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("now 14.68 %; without smoking 9.10 %");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("PREVENT, 10 years: heart attack & <stroke>");
    }

    @Test
    void theLongestBarIsTheHighestRisk() throws Exception {
        NodeList bars = drawn(List.of(change("without smoking", "7.34"), change("with smoking", "29.36")))
                .getElementsByTagName("rect");

        assertThat(((Element) bars.item(1)).getAttribute("width")).isEqualTo("240");
        assertThat(((Element) bars.item(2)).getAttribute("width")).isEqualTo("120");
        assertThat(((Element) bars.item(3)).getAttribute("width")).isEqualTo("480");
    }

    @Test
    void withoutAChangeThereIsNothingToDraw() {
        assertThat(RiskChart.of(risk(List.of()), "PREVENT")).isEmpty();
    }
}
