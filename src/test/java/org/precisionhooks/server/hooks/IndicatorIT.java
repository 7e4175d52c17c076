package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Strength;

/** The indicator by kind of action and strength, and at which moment a card comes (pharmacogenomics.md section 11). */
class IndicatorIT extends HookIT {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // drug | calls | kind of action | strength | when picked | before signing
                "519    | HLA-B~~*58:01 positive                       | CONTRAINDICATED          | STRONG   | critical | critical",
                "32968  | CYP2C19~*2/*2                                | AVOID                    | STRONG   | critical | critical",
                "704    | CYP2C19~~Likely Poor Metabolizer;CYP2D6~~~1.25 | AVOID                  | MODERATE | warning  | warning",
                "704    | CYP2C19~*1/*2;CYP2D6~*4/*4                   | AVOID                    | OPTIONAL | info     | info",
                "36567  | SLCO1B1~~Poor Function                       | ALTERNATIVE              | STRONG   | warning  | warning",
                "121243 | CYP2C19~*17/*17                              | ALTERNATIVE              | MODERATE | warning  | warning",
                "704    | CYP2C19~*1/*17;CYP2D6~~~0.25                 | ALTERNATIVE              | OPTIONAL | info     | info",
                "4492   | DPYD~Reference/c.1905+1G>A (*2A)             | DOSE_DECREASE            | STRONG   | warning  | warning",
                "195085 | CYP2B6~*1/*6                                 | DOSE_DECREASE            | MODERATE | warning  | warning",
                "704    | CYP2C19~*1/*2;CYP2D6~~~0.25                  | DOSE_DECREASE            | OPTIONAL | info     | info",
                "42316  | CYP3A5~*1/*3                                 | DOSE_INCREASE            | STRONG   | warning  | warning",
                "816346 | CYP2C19~*17/*17                              | DOSE_INCREASE            | OPTIONAL | info     | info",
                "83367  | SLCO1B1~~Decreased Function                  | DOSE_CAP                 | MODERATE | warning  | warning",
                "3108   | G6PD~~Indeterminate                          | MEASURE_FIRST            | MODERATE | warning  | warning",
                "10324  | CYP2D6~~~1.25                                | AVOID_INHIBITORS         | STRONG   | info     | -",
                "2670   | CYP2D6~~~1.0                                 | STANDARD_WITH_MONITORING | MODERATE | info     | -",
                "2670   | CYP2D6~*1/*1                                 | STANDARD                 | STRONG   | -        | -"
            })
    void indicatorFollowsActionAndStrength(
            String drug, String calls, ActionClass action, Strength strength, String picked, String signed) {
        String patient = "indicator-" + Integer.toHexString((drug + calls).hashCode());
        store(HookRecords.read(
                "{'resourceType': 'Patient', 'id': '" + patient + "', 'birthDate': '1960-05-01', 'gender': 'female'}"));
        store(HookRecords.read("{'resourceType': 'Condition', 'id': '" + patient
                + "-acs', 'subject': {'reference': 'Patient/" + patient
                + "'}, 'code': {'coding': [{'system': 'http://hl7.org/fhir/sid/icd-10-cm', 'code': 'I21.4'}]}}"));
        assertThat(send(request("/fhir/Patient/" + patient + "/$import-pgx-calls")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(
                                        calls.replace('~', '\t').replace(';', '\n'))))
                        .statusCode())
                .isEqualTo(200);

        assertThat(indicator(cards(HookBody.ordering(SELECT, patient, drug)))).isEqualTo(picked);
        assertThat(indicator(cards(HookBody.ordering(SIGN, patient, drug)))).isEqualTo(signed);
        String advice = get("/fhir/Patient/" + patient
                        + "/$precision-recommendations?drug=http://www.nlm.nih.gov/research/umls/rxnorm%7C" + drug)
                .body();
        assertThat(advice).contains("\"" + code(action) + "\"").contains("\"" + code(strength) + "\"");
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String indicator(JsonNode cards) {
        assertThat(cards.size()).isLessThanOrEqualTo(1);
        return cards.path(0).path("indicator").asText(null);
    }
}
