package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.access.TestCallers.Who.CLINICIAN;
import static org.precisionhooks.server.access.TestCallers.Who.LOADER;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.server.access.TestCallers.Who;

/** An import into a patient's record who is none of the caller's tells no more than that there may be no such patient. */
class ImportIntoOthersIT extends AccessIT {

    private static final String FILE = "##fileformat=VCFv4.3\n##contig=<ID=10,length=133797422>\n"
            + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA1\n10\t94780653\trs4986893\tG\tA\t.\tPASS\t.\tGT\t0/1\n";

    private static boolean loaded;

    @BeforeEach
    void records() {
        if (loaded) {
            return;
        }
        load(patient("import-lock"), patient("import-open"), patient("import-read"), patient("import-mine"));
        load(
                consent("import-lock-consent", "import-lock", "{'type':'deny'}"),
                consent(
                        "import-read-consent",
                        "import-read",
                        "{'type':'deny','action':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentaction','code':'collect'}]}]}"));
        loaded = true;
    }

    private HttpResponse<String> raw(Who who, String patient, String... headers) {
        var request = request("/fhir/Patient/" + patient + "/$import-vcf")
                .header("Authorization", who.header())
                .header("Content-Type", "text/plain");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.POST(BodyPublishers.ofString(FILE)));
    }

    private HttpResponse<String> attached(Who who, String patient) {
        String data = Base64.getEncoder().encodeToString(FILE.getBytes(StandardCharsets.UTF_8));
        return post(
                who,
                "/Patient/" + patient + "/$import-vcf",
                "{'resourceType':'Parameters','parameter':[{'name':'file','valueAttachment':{'data':'" + data
                        + "'}}]}");
    }

    @ParameterizedTest
    @CsvSource({"CLINICIAN, import-lock", "OUTSIDER, import-lock", "OUTSIDER, import-open"})
    void whoMayNotBeSeenIsAnsweredLikeNobody(Who who, String patient) {
        Map<String, HttpResponse<String>> asked = Map.of(
                "raw", raw(who, patient),
                "later", raw(who, patient, "Prefer", "respond-async"),
                "attached", attached(who, patient));
        Map<String, HttpResponse<String>> nobody = Map.of(
                "raw", raw(who, "import-none"),
                "later", raw(who, "import-none", "Prefer", "respond-async"),
                "attached", attached(who, "import-none"));

        asked.forEach((way, answer) -> assertThat(Answer.of(answer, patient))
                .as(way)
                .isEqualTo(Answer.of(nobody.get(way), "import-none"))
                .extracting(Answer::status)
                .isEqualTo(404));
        assertThat(ids(get(LOADER, "/Procedure?subject=Patient/" + patient))).isEmpty();
    }

    @Test
    void whatThePatientLetsNobodyStoreIsRefused() {
        HttpResponse<String> refused = raw(CLINICIAN, "import-read");

        assertThat(refused.statusCode()).as(refused.body()).isIn(403, 404);
        assertThat(raw(CLINICIAN, "import-read", "Prefer", "respond-async").statusCode())
                .isEqualTo(refused.statusCode());
        assertThat(ids(get(LOADER, "/Procedure?subject=Patient/import-read"))).isEmpty();
    }

    @Test
    void whoTreatsThePatientImports() {
        assertThat(raw(CLINICIAN, "import-mine").statusCode()).isEqualTo(200);
        assertThat(get(CLINICIAN, "/Patient/import-mine/$find-subject-variants?ranges=NC_000010.11:94780652-94780653")
                        .body())
                .contains("true");
    }
}
