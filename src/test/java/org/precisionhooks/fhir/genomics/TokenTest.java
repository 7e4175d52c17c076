package org.precisionhooks.fhir.genomics;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.BuiltIn;

/** Tokens compare exactly by system, in words without one, and HLA alleles by their fields. */
class TokenTest {

    private static final Tokens TOKENS = new Tokens(BuiltIn.records().tables());

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "HLA-A*01, HLA-A*01:01:01:01, true",
        "HLA-A*01, HLA-A*010, false",
        "HLA-A*01, HLA-A*02:01, false",
        "A*01, HLA-A*01:01, true",
        "DRB1*13:02, HLA-DRB1*13:02:01, true",
        "DRB1*13:02, DRB1*13:AKBAR, true",
        "DRB1*11:02, DRB1*13:AKBAR, false",
        "HLA-B*08, hla#3.33.0#HLA-B*08:01/HLA-B*40:01, true",
        "HLA-B*40:02, hla#3.33.0#HLA-B*08:01/HLA-B*40:01, false",
        "HLA-B*08, HLA-DRB1*08:01, false",
        "CYP2C19, CYP2C19 *1/*17, true",
        "CYP2C1, CYP2C19 *1/*17, false",
        "cyp2c19 *1/*17, CYP2C19*1/*17, true",
        "*1, CYP2C19 *17/*17, false",
        "'Mediterranean, Dallas', 'G6PD Mediterranean, Dallas, Panama', true"
    })
    void bareTokenIsFoundInWords(String token, String words, boolean found) {
        CodeableConcept value = new CodeableConcept().addCoding(new Coding("http://glstring.org", words, null));

        assertThat(TOKENS.of(token).matches(value)).isEqualTo(found);
    }

    @ParameterizedTest(name = "{0} is {1}|{2}: {3}")
    @CsvSource({
        "http://www.genenames.org|HGNC:2621, http://www.genenames.org/geneId, HGNC:2621, true",
        "http://www.genenames.org/geneId|2621, http://www.genenames.org, HGNC:2621, true",
        "http://www.genenames.org|HGNC:262, http://www.genenames.org, HGNC:2621, false",
        "http://www.genenames.org|HGNC:2621, urn:other, HGNC:2621, false",
        "http://sequenceontology.org|SO:0001589, http://www.sequenceontology.org, SO:0001589, true"
    })
    void tokenWithASystemIsComparedExactly(String token, String system, String code, boolean same) {
        CodeableConcept value = new CodeableConcept().addCoding(new Coding(system, code, null));

        assertThat(TOKENS.of(token).matches(value)).isEqualTo(same);
    }

    @ParameterizedTest(name = "{0} is the gene {1}: {2}")
    @CsvSource({"HGNC:2621, CYP2C19, true", "CYP2C19, HGNC:2621, true", "CYP2C9, HGNC:2621, false"})
    void geneIsTheSameByItsSymbolAndItsNumber(String token, String code, boolean same) {
        CodeableConcept value = new CodeableConcept().addCoding(new Coding("http://www.genenames.org", code, null));

        assertThat(TOKENS.of(token).isGene(value)).isEqualTo(same);
    }
}
