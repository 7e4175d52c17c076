package org.precisionhooks.cdshooks.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text from data on cards (cds-hooks.md section 8). */
class TextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "CYP2C19 *2/*2¦CYP2C19 \\*2/\\*2",
                "HLA-B*57:01¦HLA-B\\*57:01",
                "eGFR < 30 & > 15¦eGFR &lt; 30 &amp; &gt; 15",
                "[a](javascript:b)¦\\[a\\]\\(javascript:b)",
                "(rs4244285)¦(rs4244285)",
                "see http://x.example¦see http\\://x.example",
                "www.x.example¦www\\.x.example",
                "a@x.example¦a\\@x.example",
                "# x¦\\# x",
                "- x¦\\- x",
                "12. x¦12\\. x",
                "2.5 mg¦2\\.5 mg",
                "a-b¦a-b"
            })
    void markdownStaysText(String data, String markdown) {
        assertThat(Markdown.escape(data)).isEqualTo(markdown);
    }

    @Test
    void shortSummariesStayAsTheyAre() {
        String summary = "a".repeat(139);
        assertThat(PlainText.summary(summary)).isEqualTo(summary);
    }

    @Test
    void longSummariesAreCutOnAWord() {
        String cut = PlainText.summary("avoid this drug ".repeat(20));
        assertThat(cut).hasSizeLessThan(140).endsWith(" this…");
    }

    @Test
    void aPairIsNeverCutInTwo() {
        for (int prefix = 0; prefix < 4; prefix++) {
            String cut = PlainText.summary("x".repeat(prefix) + "\ud83d\ude00".repeat(100));
            assertThat(cut).hasSizeLessThan(140).endsWith("\ud83d\ude00…");
        }
    }

    @Test
    void whatCannotBeSeenIsRemoved() {
        assertThat(PlainText.of(" a\u0000\n\tb\u202e\u200bc\ud83d \u00a0 d<e>")).isEqualTo("a bc d‹e›");
        assertThat(PlainText.of("\ud83d\udc69\u200d\ud83d\udd2c")).isEqualTo("\ud83d\udc69\u200d\ud83d\udd2c");
    }
}
