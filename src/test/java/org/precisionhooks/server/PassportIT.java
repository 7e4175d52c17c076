package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code $pgx-passport} as a FHIR client and a browser call it. */
class PassportIT extends ServerIT {

    private static final String OPERATION = "/$pgx-passport";

    @BeforeEach
    void storePatients() {
        PharmacogenomicRecord poor = new PharmacogenomicRecord("passport-poor");
        keep(poor.transaction(poor.patient(), poor.phenotype("final")));
        PharmacogenomicRecord refused = new PharmacogenomicRecord("passport-refused");
        keep(refused.transaction(refused.patient(), refused.phenotype("final"), refused.refusal()));
        PharmacogenomicRecord bare = new PharmacogenomicRecord("passport-bare");
        keep(bare.transaction(bare.patient()));
    }

    @Test
    void clientGetsADocument() {
        HttpResponse<String> answer = get("/fhir/Patient/passport-poor" + OPERATION);
        JsonNode document = json(answer);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("fhir+json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(document.path("type").asText()).isEqualTo("document");
        assertThat(document.at("/entry/0/resource/section/0/text/div").asText()).contains("clopidogrel");
        assertThat(Validation.problems(answer.body())).isEmpty();
    }

    @Test
    void browserGetsAPageInItsLanguage() {
        HttpResponse<String> asked = send(request("/fhir/Patient/passport-poor" + OPERATION + "?_format=text/html")
                .header("Accept-Language", "de-CH")
                .GET());
        HttpResponse<String> accepted = send(request("/fhir/Patient/passport-poor" + OPERATION + "?language=de")
                .header("Accept", "text/html,application/xhtml+xml")
                .GET());

        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(asked.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'");
        assertThat(asked.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(asked.body()).contains("<html lang=\"de\">", "Langsamer Metabolisierer");
        assertThat(accepted.body()).isEqualTo(asked.body());
    }

    @Test
    void refusedLooksLikeAbsentAndNobodyLikeNobody() {
        String refused = get("/fhir/Patient/passport-refused" + OPERATION + "?_format=text/html")
                .body();
        String bare = get("/fhir/Patient/passport-bare" + OPERATION + "?_format=text/html")
                .body();

        assertThat(refused).isEqualTo(bare).contains("CYP2C19").doesNotContain("Poor metabolizer");
        assertThat(get("/fhir/Patient/passport-nobody" + OPERATION + "?_format=text/html")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void languageIsOneText() {
        HttpResponse<String> answer = get("/fhir/Patient/passport-poor" + OPERATION + "?language=de&language=en");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/issue/0/details/coding/0/code").asText()).isEqualTo("unreadable-language");
    }
}
