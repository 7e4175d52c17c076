package org.precisionhooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The operator changes the folder of knowledge, and the running server takes it over, whole or not at all. */
class ReloadKnowledgeIT extends ServerIT {

    private static final String SWITCHES = "pharmacogenomics/pair_switches";
    private static final String ACTIONS = "pharmacogenomics/actions";
    private static final String GUIDELINES = "pharmacogenomics/guidelines";
    private static final String ANSWERS = "genomics/phenotype_answers";
    private static final String OFF = "gene\tdrug\ton\treason\nCYP2C19\t32968\tN\tdecided by the committee\n";
    private static final String AVOID = "Avoid clopidogrel";
    private static final Pattern MARKER = Pattern.compile("E-\\d+-E");
    private static final int CALLERS = 4;
    private static final int EDITIONS = 5;

    @Autowired
    private JdbcTemplate jdbc;

    @AfterEach
    void back() {
        List.of(
                        SWITCHES,
                        ACTIONS,
                        GUIDELINES,
                        ANSWERS,
                        "drugs/codes",
                        "consent/kind_rules",
                        "releases/packs",
                        "drugs/brnads")
                .forEach(SITE::remove);
        assertThat(reload().statusCode()).isEqualTo(200);
    }

    @Test
    void anOrderBeforeAndAfterIsAnsweredByTheFolderAsItIs() {
        assertThat(cards().toString()).contains(AVOID);
        SITE.write(SWITCHES, OFF);
        assertThat(cards().toString()).contains(AVOID);

        JsonNode report = json(reload());

        assertThat(value(report, "changed").asBoolean()).isTrue();
        assertThat(value(report, "before")).isNotEqualTo(value(report, "after"));
        assertThat(named(report, "table"))
                .singleElement()
                .satisfies(table -> assertThat(table.toString())
                        .contains("\"valueString\":\"" + SWITCHES + "\"", "CYP2C19")
                        .contains("{\"name\":\"added\",\"valueInteger\":1}"));
        assertThat(cards().toString()).doesNotContain("clopidogrel-CYP2C19").doesNotContain(AVOID);
        assertThat(recommendations()).doesNotContain(AVOID);
        assertThat(get("/fhir/$knowledge").body())
                .contains("decided by the committee", "built-in + site: pair_switches.tsv");

        SITE.remove(SWITCHES);
        assertThat(value(json(reload()), "changed").asBoolean()).isTrue();
        assertThat(cards().toString()).contains(AVOID);
        assertThat(get("/fhir/$knowledge").body()).doesNotContain("decided by the committee");
    }

    @Test
    void aReloadOfTheSameSaysSo() {
        JsonNode report = json(reload());

        assertThat(value(report, "changed").asBoolean()).isFalse();
        assertThat(named(report, "table")).isEmpty();
    }

    @Test
    void aSitesCodesOfDrugsAreKnownAtOnce() {
        String code = UUID.randomUUID().toString();
        assertThat(cards("http://site.example/drugs", code).toString()).doesNotContain(AVOID);

        SITE.write(
                "drugs/codes",
                "system\tcode\tingredients\tsystemic\nhttp://site.example/drugs\t" + code + "\t32968\t\n");
        reload();

        assertThat(cards("http://site.example/drugs", code).toString()).contains(AVOID);
    }

    @Test
    void anImportedPackIsSwitchedOnAndOff() {
        String edition = UUID.randomUUID().toString();
        assertThat(post("/fhir/$import-knowledge", """
                {"resourceType":"Parameters","parameter":[{"name":"kind","valueCode":"guidance"},{"name":"release","valueString":"dutch"},
                 {"name":"source","valueCode":"DPWG"},{"name":"edition","valueString":"%s"}]}""".formatted(edition)).statusCode())
                .isEqualTo(200);

        SITE.pack("dpwg-" + edition, true);
        assertThat(reload().body()).contains("pharmacogenomics/recommendations", "DPWG 4582 general DPYD 0.0");
        assertThat(get("/fhir/$knowledge").body()).contains(edition);

        SITE.pack("dpwg-" + edition, false);
        reload();
        assertThat(get("/fhir/$knowledge").body()).doesNotContain(edition);
    }

    @Test
    void whatIsBrokenIsNamedAndChangesNothingButTheReadiness() {
        String digest = value(json(reload()), "after").asText();
        SITE.write(SWITCHES, "gene\tdrug\ton\treason\nCYP2C19\t32968\tperhaps\tundecided\n");

        HttpResponse<String> refused = reload();

        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode issue = json(refused).at("/issue/0");
        assertThat(issue.at("/details/coding/0/code").asText()).isEqualTo("knowledge-refused");
        assertThat(issue.path("diagnostics").asText())
                .endsWith("/pharmacogenomics/pair_switches.tsv:8: column on cannot be 'perhaps'")
                .doesNotContain(SITE.folder().getParent().toString());
        assertThat(cards().toString()).contains(AVOID);
        HttpResponse<String> readiness = get("/actuator/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body()).isEqualTo("{\"status\":\"DEGRADED\"}");
        assertThat(get("/actuator/health").body()).contains("DEGRADED");

        SITE.remove(SWITCHES);
        assertThat(value(json(reload()), "after").asText()).isEqualTo(digest);
        assertThat(get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void whoMaySeeWhatIsNotExchanged() {
        SITE.write("consent/kind_rules", "# a change of access\n");
        HttpResponse<String> refused = reload();

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/issue/0/diagnostics").asText()).contains("consent/kind_rules.tsv", "start");
    }

    @Test
    void aFileThatNobodyReadsIsRefused() {
        SITE.write("drugs/brnads", "brand\tingredients\n");

        assertThat(reload().statusCode()).isEqualTo(422);
    }

    @Test
    void whoIsNotTheOwnerIsRefusedAndNothingIsTakenOver() {
        SITE.write(SWITCHES, OFF);

        HttpResponse<String> refused = send(request("/fhir/$reload-knowledge")
                .header("Authorization", TestClients.header("clinician", "default"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"resourceType\":\"Parameters\"}")));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).at("/issue/0/details/coding/0/code").asText()).isEqualTo("not-the-owner");
        assertThat(cards().toString()).contains(AVOID);
    }

    @Test
    void aReloadChangesStateAndIsNoGet() {
        assertThat(get("/fhir/$reload-knowledge").statusCode()).isEqualTo(405);
    }

    @Test
    void theEditionIsAudited() {
        SITE.write(SWITCHES, OFF);
        reload();

        assertThat(jdbc.queryForList("""
                select detail from ph_audit_outbox where action = 'knowledge' and kind = 'ADMINISTRATION'
                union all select detail from ph_audit where action = 'knowledge' and kind = 'ADMINISTRATION'""", String.class))
                .anyMatch(event -> event.contains(SWITCHES) && event.contains("+site"));
    }

    /** Its head arrives before the exchange, the rest of it afterwards. */
    @Test
    void aRequestGoesOnByTheEditionThatItBeganWith() throws IOException, InterruptedException {
        byte[] body =
                call("http://www.nlm.nih.gov/research/umls/rxnorm", "32968").getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("127.0.0.1", uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /cds-services/precision-pgx-order-select HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, body.length / 2);
            out.flush();
            TimeUnit.MILLISECONDS.sleep(500);
            SITE.write(SWITCHES, OFF);
            assertThat(value(json(reload()), "changed").asBoolean()).isTrue();
            assertThat(cards().toString()).doesNotContain(AVOID);
            out.write(body, body.length / 2, body.length - body.length / 2);
            out.flush();

            assertThat(new String(all(socket.getInputStream()), StandardCharsets.UTF_8))
                    .contains(AVOID);
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        return in.readAllBytes();
    }

    /** Words of the action, version of the guideline and code of the phenotype come from three tables and from three parts. */
    @Test
    void answersDuringExchangesAreEachOfOneEdition() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<Set<Set<String>>>> told = new ArrayList<>();
        edition(0);
        for (int i = 0; i < CALLERS; i++) {
            boolean hooks = i % 2 == 0;
            told.add(callers.submit(() -> {
                Set<Set<String>> editions = Collections.newSetFromMap(new HashMap<>());
                while (going.get()) {
                    editions.add(markers(hooks ? cards().toString() : recommendations()));
                }
                return editions;
            }));
        }
        for (int i = 1; i < EDITIONS; i++) {
            edition(i);
        }
        going.set(false);
        callers.shutdown();
        Set<String> seen = new TreeSet<>();
        for (Future<Set<Set<String>>> one : told) {
            assertThat(one.get()).allSatisfy(markers -> assertThat(markers).hasSize(1));
            one.get().forEach(seen::addAll);
        }
        assertThat(seen).hasSizeGreaterThan(2);
    }

    private void edition(int number) throws IOException {
        SITE.replace(
                ACTIONS,
                builtIn(ACTIONS)
                        .replace("Avoid {drug}; use prasugrel", "Avoid {drug} E-" + number + "-E; use prasugrel"));
        SITE.replace(GUIDELINES, builtIn(GUIDELINES).replace("\t2024-05\n", "\tE-" + number + "-E\n"));
        SITE.replace(ANSWERS, builtIn(ANSWERS).replace("LA9657-3", "E-" + number + "-E"));
        assertThat(reload().statusCode()).isEqualTo(200);
    }

    private static String builtIn(String table) throws IOException {
        try (InputStream in = ReloadKnowledgeIT.class.getResourceAsStream("/knowledge/" + table + ".tsv")) {
            return new String(all(in), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> markers(String answer) {
        Set<String> markers =
                MARKER.matcher(answer).results().map(MatchResult::group).collect(Collectors.toSet());
        return markers.isEmpty() ? Set.of("none of " + answer, "none") : markers;
    }

    private HttpResponse<String> reload() {
        return post("/fhir/$reload-knowledge", "{\"resourceType\":\"Parameters\"}");
    }

    private String recommendations() {
        return get("/fhir/Patient/demo-clopidogrel-poor/$precision-recommendations"
                        + "?drug=http://www.nlm.nih.gov/research/umls/rxnorm%7C32968")
                .body();
    }

    private JsonNode cards() {
        return cards("http://www.nlm.nih.gov/research/umls/rxnorm", "32968");
    }

    private JsonNode cards(String system, String code) {
        HttpResponse<String> answer = post("/cds-services/precision-pgx-order-select", call(system, code));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("cards");
    }

    private static String call(String system, String code) {
        return """
                {"hook": "order-select", "hookInstance": "%s",
                 "context": {"userId": "Practitioner/reload", "patientId": "demo-clopidogrel-poor", "selections": ["MedicationRequest/o1"],
                   "draftOrders": {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "MedicationRequest", "id": "o1",
                     "status": "draft", "intent": "order", "subject": {"reference": "Patient/demo-clopidogrel-poor"},
                     "medicationCodeableConcept": {"coding": [{"system": "%s", "code": "%s"}]}}}]}}}""".formatted(UUID.randomUUID(), system, code);
    }

    private static List<JsonNode> named(JsonNode parameters, String name) {
        return StreamSupport.stream(parameters.path("parameter").spliterator(), false)
                .filter(one -> one.path("name").asText().equals(name))
                .toList();
    }

    private static JsonNode value(JsonNode parameters, String name) {
        JsonNode one = named(parameters, name).get(0);
        return one.has("valueString") ? one.path("valueString") : one.path("valueBoolean");
    }
}
