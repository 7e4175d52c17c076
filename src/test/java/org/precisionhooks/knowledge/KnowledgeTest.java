package org.precisionhooks.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeTest {

    private static final String PROVENANCE = """
            # source: a guideline
            # version: 1
            # retrieved: 2026-11-24
            # url: https://example.org
            # license: CC0-1.0
            """;
    private static final String HEADER = "gene\tactivity\tkind\taliases\tdose\n";

    private enum Kind {
        FAST,
        SLOW
    }

    private record Row(String gene, BigDecimal activity, Kind kind, List<String> aliases, Optional<Integer> dose) {
        Row {
            if (gene.isEmpty()) {
                throw new IllegalArgumentException("a gene is needed");
            }
        }
    }

    @TempDir
    private Path site;

    @Test
    void everyColumnTypeIsRead() {
        Table<Row> table = read(PROVENANCE + HEADER + "FICT1\t0.5\tSLOW\ta;b\t\nFICT2\t1\tFAST\t\t20\n");

        assertThat(table.rows())
                .containsExactly(
                        new Row("FICT1", new BigDecimal("0.5"), Kind.SLOW, List.of("a", "b"), Optional.empty()),
                        new Row("FICT2", new BigDecimal("1"), Kind.FAST, List.of(), Optional.of(20)));
        assertThat(table.provenance().version()).isEqualTo("1");
        assertThat(table.digest()).hasSize(64);
    }

    @Test
    void aBrokenCellIsNamedWithFileLineAndColumn() {
        assertThatThrownBy(() -> read(PROVENANCE + HEADER + "FICT1\thalf\tSLOW\t\t\n"))
                .isInstanceOf(KnowledgeException.class)
                .hasMessage("t.tsv:7: column activity cannot be 'half'");
        assertThatThrownBy(() -> read(PROVENANCE + HEADER + "FICT1\t1\tSLOWEST\t\t\n"))
                .hasMessage("t.tsv:7: column kind cannot be 'SLOWEST'");
    }

    @Test
    void aLineWithMissingCellsIsNamed() {
        assertThatThrownBy(() -> read(PROVENANCE + HEADER + "FICT1\t1\n"))
                .hasMessage("t.tsv:7: 5 cells are needed, not 2");
    }

    @Test
    void aRuleOfTheRowIsNamedWithItsLine() {
        assertThatThrownBy(() -> read(PROVENANCE + HEADER + "\t1\tSLOW\t\t\n")).hasMessage("t.tsv:7: a gene is needed");
    }

    @Test
    void aWrongHeaderIsRefused() {
        assertThatThrownBy(() -> read(PROVENANCE + "gene\tactivity\n"))
                .hasMessage("t.tsv:6: the header must be: gene, activity, kind, aliases, dose");
    }

    @Test
    void provenanceIsMandatory() {
        assertThatThrownBy(() -> read(HEADER)).hasMessage("t.tsv:1: the provenance line '# source:' is missing");
    }

    @Test
    void aSiteFileMustSayWhetherItReplacesOrExtends() {
        Table<Row> builtIn = read(PROVENANCE + HEADER + "FICT1\t1\tSLOW\t\t\n");
        TableFile unsaid = TableFile.of("site.tsv", PROVENANCE + HEADER + "FICT2\t1\tFAST\t\t\n");

        assertThatThrownBy(() -> unsaid.over(builtIn, Row.class)).hasMessageContaining("# mode: replace");
    }

    @Test
    void aSiteFileReplacesOrExtendsTheBuiltInTable() {
        Table<Row> builtIn = read(PROVENANCE + HEADER + "FICT1\t1\tSLOW\t\t\n");
        String own = PROVENANCE.replace("# version: 1", "# version: site-7") + HEADER + "FICT2\t1\tFAST\t\t\n";

        Table<Row> replaced =
                TableFile.of("site.tsv", "# mode: replace\n" + own).over(builtIn, Row.class);
        Table<Row> extended = TableFile.of("site.tsv", "# mode: extend\n" + own).over(builtIn, Row.class);

        assertThat(replaced.rows()).extracting(Row::gene).containsExactly("FICT2");
        assertThat(replaced.provenance().version()).isEqualTo("site-7");
        assertThat(extended.rows()).extracting(Row::gene).containsExactly("FICT1", "FICT2");
        assertThat(extended.provenance().version()).isEqualTo("1+site-7");
        assertThat(extended.origin()).isEqualTo("t.tsv + site.tsv");
    }

    @Test
    void aSiteFileThatNothingUsesIsRefused() throws IOException {
        Files.createDirectories(site.resolve("pharmacogenomics"));
        Files.writeString(site.resolve("pharmacogenomics/recomendations.tsv"), PROVENANCE);
        Knowledge knowledge = Knowledge.layered(List.of(site));

        assertThatThrownBy(() -> knowledge.refuseSiteFilesBut(knowledge.names()))
                .hasMessageContaining("no table of this name is in use");
    }

    @Test
    void aTableThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Knowledge.builtIn().table("fiction/none", Row.class))
                .hasMessageContaining("knowledge/fiction/none.tsv");
    }

    private static Table<Row> read(String text) {
        return TableFile.of("t.tsv", text).read("t", Row.class);
    }
}
