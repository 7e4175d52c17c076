package org.precisionhooks.genome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.StructuralChange;

@DisplayName("Expressions of sequence changes")
class NormaliserTest {

    private static final Normaliser NORMALISER = Normaliser.from(BuiltIn.KNOWLEDGE);

    private static String spdi(String expression) {
        Normalised result = NORMALISER.of(expression);
        assertThat(result).as(expression).isInstanceOf(Normalised.Located.class);
        return ((Normalised.Located) result).location().spdi();
    }

    private static String reason(String expression) {
        Normalised result = NORMALISER.of(expression);
        assertThat(result).as(expression).isInstanceOf(Normalised.NotLocated.class);
        return ((Normalised.NotLocated) result).reason();
    }

    @ParameterizedTest
    @CsvSource({
        // trimmed and contextual spellings meet (genomics-fhir.md section 7.1)
        "NC_000019.9:11243223:CTACTA:CTA, NC_000019.9:11243223:CTA:",
        "NC_000019.9:11243222:TCTA:T, NC_000019.9:11243223:CTA:",
        "NC_000019.9:11243208:C:AG, NC_000019.9:11243208:C:AG",
        "NC_000019.9:11243207:AC:AAG, NC_000019.9:11243208:C:AG",
        "NC_000001.10:27106893::T, NC_000001.10:27106893::T",
        "NC-000010.11:94781858:G:A, NC_000010.11:94781858:G:A",
        "nc_: , ",
    })
    void spdiIsTrimmed(String expression, String expected) {
        if (expected == null) {
            assertThat(NORMALISER.of(expression)).isInstanceOf(Normalised.Malformed.class);
        } else {
            assertThat(spdi(expression)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NC_000011.10:g.8263343T>C, NC_000011.10:8263342:T:C",
        "NC_000009.12:g.5073770G>T, NC_000009.12:5073769:G:T",
        "NC_000001.11:g.1000_1002delACG, NC_000001.11:999:ACG:",
        "NC_000001.11:g.1000_1001insTT, NC_000001.11:1000::TT",
        // a doubled stretch stands where its left end is
        "NC_000001.11:g.1000dupA, NC_000001.11:999::A",
        "NC_000001.11:g.1000_1001dupAC, NC_000001.11:999::AC",
        "NC_000001.11:g.1000_1001delACinsT, NC_000001.11:999:AC:T",
        "NC_000001.11:g.1000_1002invAAC, NC_000001.11:999:AAC:GTT",
        "NC_000001.11:g.1000A=, NC_000001.11:999:A:A",
        "NC_012920.1:m.1555A>G, NC_012920.1:1554:A:G",
        "NC_012920.1:g.1555A>G, NC_012920.1:1554:A:G",
        // without stated bases, where the table knows them
        "NC_000010.11:g.94781859=, NC_000010.11:94781858:G:G",
        "NC_000007.14:g.117587806del, NC_000007.14:117587805:G:",
    })
    void genomicDescriptionsAreLocated(String expression, String expected) {
        assertThat(spdi(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // CYP2C9 *6: the description is the rightmost spelling, the file of a caller the leftmost
        "NC_000010.11:g.94949283del, NC_000010.11:94949281:A:",
        "NC_000010.11:g.94949283delA, NC_000010.11:94949281:A:",
        "NM_000771.4:c.818del, NC_000010.11:94949281:A:",
        // eMERGE: one deletion of BRCA2, written right in the text and left in the components
        "NC_000013.10:g.32911300_32911303delACAA, NC_000013.10:32911297:AAAC:",
        "NC_000013.10:g.32911300_32911303del, NC_000013.10:32911297:AAAC:",
        "NC_000013.10:32911296:TAAAC:T, NC_000013.10:32911297:AAAC:",
        "NC_000013.10:32911298:AACA:, NC_000013.10:32911297:AAAC:",
        // UGT1A1 *28 by the count of its repeats and as an insertion at either end
        "NC_000002.12:g.233760235TA[8], NC_000002.12:233760233::AT",
        "NC_000002.12:g.233760247_233760248dup, NC_000002.12:233760233::AT",
        "NC_000002.12:g.233760248_233760249insTA, NC_000002.12:233760233::AT",
    })
    void shiftedSpellingsOfOneIndelMeet(String expression, String expected) {
        assertThat(spdi(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "NM_001127510.3:c.145A>T, NC_000005.10:112766334:A:T",
        "NM_000110.4:c.1905+1G>A, NC_000001.11:97450057:C:T",
        "NM_000769.4:c.681G>A, NC_000010.11:94781858:G:A",
        "NM_000769.4:c.-806C>T, NC_000010.11:94761899:C:T",
        "NM_000106.6:c.506-1G>A, NC_000022.11:42128944:C:T",
        "NM_000106.5(CYP2D6):c.886C>T, NC_000022.11:42127940:G:A",
        "NC_000006.12(NM_000367.5):c.719A>G, NC_000006.12:18130686:T:C",
        "NM_024006.6:c.-1639G>A, NC_000016.10:31096367:C:T",
        "NM_000777.5:c.219-237A>G, NC_000007.14:99672915:T:C",
        "NM_000106.6:c.775del, NC_000022.11:42128241:T:",
        "NM_018283.4:c.415C>T, NC_000013.11:48045718:C:T",
        "NM_000492.4:c.1652G>A, NC_000007.14:117587805:G:A",
        "NM_000059.4:c.2808_2811del, NC_000013.11:32337160:AAAC:",
    })
    void codingDescriptionsAreLocatedByTables(String expression, String expected) {
        assertThat(spdi(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // counted from the first base of the transcript, and on the RNA
        "NM_000769.4:n.706G>A, NC_000010.11:94781858:G:A",
        "NM_000769.4:r.681g>a, NC_000010.11:94781858:G:A",
        "NM_000769.4:n.26A>G, NC_000010.11:94762705:A:G",
        "NM_000769.4:r.(681g>a), NC_000010.11:94781858:G:A",
        "NM_000110.4:r.1905c>g, NC_000001.11:97450058:G:C",
    })
    void descriptionsOfTranscriptsAndRnaAreReadOnTheGenome(String expression, String expected) {
        assertThat(spdi(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ClinVar:16897, NC_000010.11:94781858:G:A",
        "VCV000016897.3, NC_000010.11:94781858:G:A",
        "VCV000014662, NC_000009.12:5073769:G:T",
        "ClinVar:7105, NC_000007.14:117559590:TCT:",
    })
    void aNumberOfClinVarIsLocatedByTheTable(String expression, String expected) {
        assertThat(spdi(expression)).isEqualTo(expected);
        assertThat(((Normalised.Located) NORMALISER.of(expression)).note()).contains("ClinVar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NP_004963.1:p.Val617Phe | NC_000009.12:5073769:G:T",
                "NP_004963.2:p.(Val617Phe) | NC_000009.12:5073769:G:T",
                "NP_004963:p.V617F | NC_000009.12:5073769:G:T",
                "NM_004972.4:p.Val617Phe | NC_000009.12:5073769:G:T",
                "NM_004972.4(JAK2):p.(V617F) | NC_000009.12:5073769:G:T",
                "JAK2:p.V617F | NC_000009.12:5073769:G:T",
                "CYP2C9:p.Arg144Cys | NC_000010.11:94942289:C:T",
                "NP_000483.3:p.Phe508del | NC_000007.14:117559590:TCT:",
                "NP_009225.1:p.Gln1756ProfsTer74 | NC_000017.11:43057062::G",
                "BRCA1:p.Gln1756fs | NC_000017.11:43057062::G",
                "NP_000050.3:p.Ala938Profs*21 | NC_000013.11:32337160:AAAC:",
                // two changes of the table with one effect
                "EGFR:p.Cys797Ser | NC_000007.14:55181397:T:A NC_000007.14:55181398:G:C",
                "NP_004976.2:p.(Gln61His) | NC_000012.12:25227340:T:A NC_000012.12:25227340:T:G",
                // and one number of dbSNP for two changes
                "rs1142345 | NC_000006.12:18130686:T:C NC_000006.12:18130686:T:G",
            })
    void whatDoesNotTellItsPlaceNamesTheChangesThatItMayMean(String expression, String candidates) {
        Normalised.Candidates result = (Normalised.Candidates) NORMALISER.of(expression);

        assertThat(result.locations().stream().map(GenomicLocation::spdi))
                .as(expression)
                .containsExactlyInAnyOrder(candidates.split(" "));
        assertThat(result.reason()).contains("several changes".substring(1));
    }

    @Test
    void anotherProteinOfAGeneNumbersOtherwiseAndIsNotCompared() {
        assertThat(reason("NP_001365404.1:p.Val600Glu")).contains("Several changes");
        assertThat(NORMALISER.proteinChange("NP_001365404.1:p.Val600Glu", "BRAF"))
                .isEmpty();
        assertThat(NORMALISER.proteinChange("p.V600E", "BRAF"))
                .isEqualTo(NORMALISER.proteinChange("NP_004324.2:p.(Val600Glu)", ""))
                .isNotEmpty();
        assertThat(NORMALISER.proteinChange("p.V600E", "")).isEmpty();
    }

    @Test
    void aTranscriptsVersionIsPassedOverAloud() {
        assertThat(((Normalised.Located) NORMALISER.of("NM_001127510.2:c.145A>T")).note())
                .contains("version of NM_001127510.2");
        assertThat(((Normalised.Located) NORMALISER.of("NM_001127510.3:c.145A>T")).note())
                .isEmpty();
    }

    @Test
    void anRsNumberThatNamesOneChangeIsLocated() {
        assertThat(spdi("rs4244285")).isEqualTo("NC_000010.11:94781858:G:A");
        assertThat(spdi("RS4244285")).isEqualTo("NC_000010.11:94781858:G:A");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rs1 | not in the table",
                "VCV000999999.3 | not in the table",
                "ClinVar:999999 | not in the table",
                "RCV000012345 | not in the table",
                "NC_000019.8:g.1171707G>A | neither GRCh37 nor GRCh38",
                "NC_000019:g.1171707G>A | no version",
                "NC_000011.11:8263342:T:C | neither GRCh37 nor GRCh38",
                "NG_005905.2:g.126148_126152del | gene records",
                "NC_000001.11:g.1000del | not stated",
                "NC_000001.11:g.1000= | not stated",
                "NC_000001.11:g.1000_1003inv | not stated",
                "NC_000001.11:999:3:A | not stated",
                "NC_000001.11:g.248956423A>G | beyond the end",
                "NC_000001.11:248956422:A:G | beyond the end",
                "NC_000010.11:g.94781859C>A | other bases",
                "NM_000769.4:c.681C>A | other bases",
                "NM_000769.4:c.681+1G>A | no such position",
                "NM_000769.4:c.*24G>A | no such position",
                "NM_999999.1:c.5G>A | not in the table of transcripts",
                "c.2808_2811delACAA | No reference sequence",
                "NP_004324.2:p.Val600Ala | Several changes",
                "NP_999999.1:p.Val600Glu | Several changes",
                "p.(V600E) | Several changes",
                "NM_004643.3:c.3GGC[14] | not in the table of transcripts",
                "NC_000001.11:g.100CAG[23] | repeats",
                "NC_000001.11:g.[100A>G;105C>T] | several changes",
                "NC_000001.11:g.(?_100)_200del | positions are not read",
                "NC_000001.11:g.100_200ins(300) | not read",
                "NC_000001.11:o.100A>G | not read",
                "46,XX,del(5)(q13q33)[20] | not read",
                "nuc ish(ABL1x2) | not read",
                "EWSR1(exon 7)::FLI1 | not read",
                "NM_000110.4:r.1905a>g | other bases",
                "NM_000110.4:r.1905_1906del | not in the table",
            })
    void whatCannotBeLocatedSaysWhy(String expression, String reason) {
        assertThat(reason(expression)).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "BRAF V600E",
                "NC_000001.11:g.",
                "NC_000001.11:g.100X>Y",
                "NC_000001.11:g.0A>G",
                "NC_000001.11:g.100AC>G",
                "NC_000001.11:g.200_100del",
                "NC_000001.11:g.100_102insA",
                "NC_000001.11:g.100_101delA",
                "NC_000001.11:g.100+1A>G",
                "NC_000001.11:m.100A>G",
                "NC_000001.11:5::",
                "NC_000001.11:5:X:A",
                "NC_000001.11:-5:A:G",
                "NC_000001.11:99999999999:A:G",
                "p.Val600Xyz",
                "rs",
                "<script>alert(1)</script>",
            })
    void whatIsNoExpressionIsMalformed(String expression) {
        assertThat(NORMALISER.of(expression)).as(expression).isInstanceOf(Normalised.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arr[GRCh38] 17q12(36450001_37900000)x1 | COPY_NUMBER_VARIATION | NC_000017.11:36450000-37900000 | 1",
                "arr[hg19] 22q11.21(18,900,000-21,500,000)x3 | COPY_NUMBER_VARIATION | NC_000022.10:18899999-21500000 | 3",
                "NC_000017.11:g.36450001_37900000del | DELETION | NC_000017.11:36450000-37900000 |",
                "NC_000001.11:g.(1000_2000)_(3000_4000)dup | DUPLICATION | NC_000001.11:999-4000 |",
            })
    void structuralExpressionsWithCoordinatesAreTyped(
            String expression, StructuralChange change, String outer, String copies) {
        Normalised.Structural result = (Normalised.Structural) NORMALISER.of(expression);

        assertThat(result.change()).isEqualTo(change);
        assertThat(result.outer().orElseThrow()).hasToString(outer);
        assertThat(result.copyNumber().map(Object::toString)).isEqualTo(java.util.Optional.ofNullable(copies));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arr[NCBI36] 17q12(31500001_33000000)x1 | COPY_NUMBER_VARIATION | build",
                "dup(17)(p11.2p12) | DUPLICATION | Bands",
                "46,XX,t(9;22)(q34;q11.2) | TRANSLOCATION | Bands",
                "NC_000001.10:756294:N:<DEL> | DELETION | end is not stated",
                "NC_000019.9:41449093:A:<CN0> | COPY_NUMBER_VARIATION | end is not stated",
                "NC_000001.11:g.(?_2000)_(3000_?)del | DELETION | How far",
            })
    void structuralExpressionsSayWhatTheyLeaveOpen(String expression, StructuralChange change, String note) {
        Normalised.Structural result = (Normalised.Structural) NORMALISER.of(expression);

        assertThat(result.change()).isEqualTo(change);
        assertThat(result.outer()).isEmpty();
        assertThat(result.note()).contains(note);
    }

    @Test
    void fusionsNameTheirGenesInOrder() {
        assertThat(((Normalised.Structural) NORMALISER.of("BCR::ABL1")).genes()).containsExactly("BCR", "ABL1");
        assertThat(((Normalised.Structural) NORMALISER.of("HGNC:1014::HGNC:76")).genes())
                .containsExactly("HGNC:1014", "HGNC:76");
    }
}
