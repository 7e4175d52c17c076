package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.access.TestCallers.Who.CLINICIAN;
import static org.precisionhooks.server.access.TestCallers.Who.OUTSIDER;
import static org.precisionhooks.server.access.TestCallers.Who.PATIENT;
import static org.precisionhooks.server.access.TestCallers.Who.RELATIVE;
import static org.precisionhooks.server.access.TestCallers.Who.RESEARCHER;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionhooks.server.access.TestCallers.Who;

/** What a read, a search and what they bring along show: what every named patient permits, and no trace of the rest. */
class ReadAccessIT extends AccessIT {

    private static final String SHOWN = "8302-2";
    private static final String HIDDEN = "29463-7";
    private static boolean loaded;

    @BeforeEach
    void records() {
        if (loaded) {
            return;
        }
        load(patient("part-pat"), patient("relative-pat"), patient("shut-pat"));
        load(
                "{'resourceType':'Organization','id':'shown-lab','name':'Shown'}",
                "{'resourceType':'Organization','id':'hidden-lab','name':'Hidden'}");
        load(
                observation("part-shown", "part-pat", SHOWN)
                        .replace("'status'", "'performer':[{'reference':'Organization/shown-lab'}],'status'"),
                observation("part-hidden", "part-pat", HIDDEN)
                        .replace("'status'", "'performer':[{'reference':'Organization/hidden-lab'}],'status'"),
                observation("shut-weight", "shut-pat", SHOWN),
                observation("relative-weight", "relative-pat", SHOWN),
                observation("both-weight", "part-pat", SHOWN)
                        .replace("'status'", "'focus':[{'reference':'Patient/shut-pat'}],'status'"));
        load(withholding("part-consent", "part-pat", HIDDEN), consent("shut-consent", "shut-pat", "{'type':'deny'}"));
        loaded = true;
    }

    @Test
    void whatIsPermittedIsRead() {
        assertThat(get(CLINICIAN, "/Observation/part-shown").statusCode()).isEqualTo(200);
        assertThat(get(CLINICIAN, "/Patient/part-pat").statusCode()).isEqualTo(200);
        assertThat(get(PATIENT, "/Observation/part-shown").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "CLINICIAN, Observation/part-hidden",
        "CLINICIAN, Observation/shut-weight",
        "CLINICIAN, Patient/shut-pat",
        "CLINICIAN, Observation/both-weight",
        "CLINICIAN, Consent/part-consent",
        "OUTSIDER, Patient/part-pat",
        "OUTSIDER, Observation/part-shown",
        "RELATIVE, Observation/part-shown",
        "RELATIVE, Patient/part-pat",
        "RELATIVE, Consent/part-consent",
        "RESEARCHER, Observation/part-shown",
        "AUDITOR, Consent/part-consent",
        "PRIVACY_OFFICER, Observation/part-shown"
    })
    void whatMayNotBeSeenIsAsIfAbsent(Who who, String hidden) {
        String absent = hidden.replaceAll("/.*", "/") + "a".repeat(hidden.length() - hidden.indexOf('/') - 1);

        for (String suffix :
                List.of("", "/_history", "/_history/1", "/_history/77", "?_summary=true", "?_format=xml")) {
            assertThat(answer(who, hidden, suffix))
                    .as(hidden + suffix)
                    .isEqualTo(answer(who, absent, suffix))
                    .extracting(Answer::status)
                    .isEqualTo(404);
        }
    }

    @Test
    void versionThatIsKnownTellsNothing() {
        HttpResponse<String> hidden = send(by(CLINICIAN, "/Observation/part-hidden")
                .header("If-None-Match", "W/\"1\"")
                .GET());
        HttpResponse<String> absent = send(by(CLINICIAN, "/Observation/part-absent")
                .header("If-None-Match", "W/\"1\"")
                .GET());

        assertThat(Answer.of(hidden, "part-hidden"))
                .isEqualTo(Answer.of(absent, "part-absent"))
                .extracting(Answer::status)
                .isEqualTo(404);
    }

    @Test
    void deletedResourceIsAsIfAbsent() {
        load(observation("gone-deleted", "part-pat", SHOWN));
        assertThat(send(by(Who.LOADER, "/Observation/gone-deleted").DELETE()).statusCode())
                .isEqualTo(200);

        for (String suffix : List.of("", "/_history", "/_history/1", "/_history/2")) {
            assertThat(answer(CLINICIAN, "Observation/gone-deleted", suffix))
                    .as(suffix)
                    .isEqualTo(answer(CLINICIAN, "Observation/gone-absentt", suffix));
        }
    }

    @Test
    void searchSkipsWhatMayNotBeSeen() {
        assertThat(ids(get(CLINICIAN, "/Observation?subject=Patient/part-pat")))
                .containsExactly("Observation/part-shown");
        assertThat(ids(get(OUTSIDER, "/Observation?subject=Patient/part-pat"))).isEmpty();
        assertThat(ids(get(PATIENT, "/Observation?subject=Patient/part-pat")))
                .containsExactly("Observation/part-shown");
        assertThat(idsOfOwn(get(RELATIVE, "/Observation"))).containsExactly("Observation/relative-weight");
        assertThat(idsOfOwn(get(RESEARCHER, "/Patient"))).isEmpty();
    }

    /** Without those of other tests on the same server, which permit everybody. */
    private static List<String> idsOfOwn(HttpResponse<String> answer) {
        return ids(answer).stream()
                .filter(id -> !id.contains("/g-") && !id.contains("/twin-"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Observation?_id=%s",
                "/Observation?_id=%s&_summary=true",
                "/Observation?_id=%s&_count=1",
                "/Observation?_id=%s&_include=Observation:subject",
                "/Observation?_id=%s&_include=Observation:performer",
                "/Observation?_id=%s&_revinclude=Observation:has-member",
                "/Observation?_id=%s&_elements=id",
                "/Observation?_id=%s&_lastUpdated=gt2000-01-01"
            })
    void searchForTheHiddenIsAsForTheAbsent(String search) {
        Answer hidden = Answer.of(get(CLINICIAN, search.formatted("part-hidden")), "part-hidden");

        assertThat(hidden).isEqualTo(Answer.of(get(CLINICIAN, search.formatted("part-absent")), "part-absent"));
        assertThat(hidden.status()).isEqualTo(200);
        assertThat(hidden.body()).doesNotContain("\"total\"", "\"entry\"");
    }

    @Test
    void includesBringOnlyWhatMayBeSeen() {
        assertThat(ids(get(CLINICIAN, "/Patient?_id=part-pat&_revinclude=Observation:subject")))
                .containsExactlyInAnyOrder("Patient/part-pat", "Observation/part-shown");
        assertThat(ids(get(CLINICIAN, "/Patient?_id=part-pat&_revinclude=Consent:patient")))
                .containsExactly("Patient/part-pat");
        assertThat(ids(get(CLINICIAN, "/Observation?_id=part-shown&_include=Observation:performer")))
                .containsExactlyInAnyOrder("Observation/part-shown", "Organization/shown-lab");
    }

    @Test
    void everythingIsNoMoreThanWhatMayBeSeenAndWhatThatRefersTo() {
        assertThat(ids(get(CLINICIAN, "/Patient/part-pat/$everything")))
                .containsExactlyInAnyOrder("Patient/part-pat", "Observation/part-shown", "Organization/shown-lab");
        assertThat(Answer.of(get(CLINICIAN, "/Patient/shut-pat/$everything"), "shut-pat"))
                .isEqualTo(Answer.of(get(CLINICIAN, "/Patient/abse-pat/$everything"), "abse-pat"))
                .extracting(Answer::status)
                .isEqualTo(404);
        assertThat(get(CLINICIAN, "/Patient/$everything").statusCode()).isEqualTo(403);
    }

    @Test
    void laterPagesOfEverythingBringNothingOfTheWithheldEither() {
        load(patient("many-pat"), "{'resourceType':'Organization','id':'many-hidden-lab','name':'Hidden'}");
        load(IntStream.range(0, 40)
                .mapToObj(i -> observation("many-" + i, "many-pat", i % 2 == 0 ? SHOWN : HIDDEN)
                        .replace(
                                "'status'",
                                i % 2 == 0
                                        ? "'performer':[{'reference':'Organization/shown-lab'}],'status'"
                                        : "'performer':[{'reference':'Organization/many-hidden-lab'}],'status'"))
                .toArray(String[]::new));
        load(withholding("many-consent", "many-pat", HIDDEN));

        List<String> all = new ArrayList<>();
        HttpResponse<String> page = get(CLINICIAN, "/Patient/many-pat/$everything?_count=5");
        for (String next = "first"; !next.isEmpty(); ) {
            all.addAll(ids(page));
            next = link(json(page), "next");
            page = next.isEmpty() ? page : follow(CLINICIAN, next);
        }
        assertThat(all).contains("Patient/many-pat", "Observation/many-0", "Observation/many-38");
        assertThat(all).hasSizeBetween(21, 22).doesNotContain("Organization/many-hidden-lab", "Observation/many-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Patient?_has:Observation:patient:code-value-quantity=http://loinc.org%7C29463-7%24gt3",
                "/Observation?subject.name=Family",
                "/Observation?subject:Patient.name=Family",
                "/Observation?patient.identifier=1",
                "/Observation?_sort=date",
                "/Observation?_sort=-_lastUpdated",
                "/Patient?_filter=name%20eq%20x",
                "/Observation?_text=x",
                "/Observation?_content=x",
                "/Observation?_list=1",
                "/Observation?_offset=1",
                "/Observation?_include:iterate=*",
                "/Observation?_include:iterate=Observation:*",
                "/Observation?_include:iterate=Observation:code",
                "/Observation?_revinclude:iterate=Observation:has-member",
                "/Observation?_include=*",
                "/Practitioner?_has:Observation:performer:code=29463-7",
                "/Patient/part-pat/$everything?_offset=1",
                "/Patient/part-pat/$everything?_sort=date",
                "/Patient/_history",
                "/_history",
                "/?_type=Patient"
            })
    void searchThatWouldRevealIsRefused(String search) {
        HttpResponse<String> refused = get(CLINICIAN, search);

        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 404);
        assertThat(refused.body()).doesNotContain("29463-7", "Family");
    }

    @ParameterizedTest
    @CsvSource({"/Patient?_total=accurate, HAPI-2037", "/Patient?_summary=count, HAPI-2038"})
    void totalsAreNotCounted(String search, String code) {
        HttpResponse<String> refused = get(CLINICIAN, search);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(code);
    }

    @Test
    void pagesAreFullAndTheLastOneIsNotEmpty() {
        load(patient("paged-pat"));
        load(IntStream.range(0, 40)
                .mapToObj(i -> observation("paged-" + i, "paged-pat", i % 4 == 0 ? SHOWN : HIDDEN))
                .toArray(String[]::new));
        load(withholding("paged-consent", "paged-pat", HIDDEN));
        load(patient("plain-pat"));
        load(IntStream.range(0, 10)
                .mapToObj(i -> observation("plain-" + i, "plain-pat", SHOWN))
                .toArray(String[]::new));

        for (int size : List.of(1, 3, 5, 10, 20)) {
            assertThat(pages("paged-pat", size)).as("pages of " + size).isEqualTo(pages("plain-pat", size));
        }
    }

    @Test
    void switchesOfTheCallerAreWithoutEffect() {
        for (String header : List.of(
                "Cache-Control: no-store, max-results=1",
                "CDS-Redaction-Enabled: false",
                "CDS-Create-Audit-Event: false",
                "CDS-Rules-File: ../none",
                "X-Consent-Bypass: true")) {
            String[] parts = header.split(": ", 2);
            HttpResponse<String> found = send(by(CLINICIAN, "/Observation?subject=Patient/part-pat")
                    .header(parts[0], parts[1])
                    .GET());
            assertThat(ids(found)).as(header).containsExactly("Observation/part-shown");
        }
    }

    @Test
    void pageOfAnotherCallerHoldsNothingForWhoMayNotSeeIt() {
        load(patient("stolen-pat"));
        load(IntStream.range(0, 6)
                .mapToObj(i -> observation("stolen-" + i, "stolen-pat", SHOWN))
                .toArray(String[]::new));
        String next = link(json(get(CLINICIAN, "/Observation?subject=Patient/stolen-pat&_count=2")), "next");

        assertThat(ids(follow(CLINICIAN, next))).hasSize(2);
        assertThat(ids(follow(OUTSIDER, next))).isEmpty();
    }

    @Test
    void readsInABatchAreAlike() {
        HttpResponse<String> batch = post(CLINICIAN, "", """
            {'resourceType':'Bundle','type':'batch','entry':[
             {'request':{'method':'GET','url':'Observation/part-hidden'}},
             {'request':{'method':'GET','url':'Observation/part-absent'}},
             {'request':{'method':'GET','url':'Observation/part-shown'}},
             {'request':{'method':'GET','url':'Observation?subject=Patient/part-pat'}},
             {'request':{'method':'GET','url':'Patient?_has:Observation:patient:code=x'}}]}\
            """);
        JsonNode entries = json(batch).path("entry");

        assertThat(entries.path(0)).isEqualTo(entries.path(1));
        assertThat(entries.path(0).at("/response/status").asText()).startsWith("404");
        assertThat(entries.path(2).at("/resource/id").asText()).isEqualTo("part-shown");
        assertThat(entries.path(3).path("resource").findValuesAsText("id")).contains("part-shown");
        assertThat(entries.path(3).toString()).doesNotContain("part-hidden", "\"total\"");
        assertThat(entries.path(4).at("/response/status").asText()).startsWith("403");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONSENT_OFFICER", "PRIVACY_OFFICER", "PATIENT"})
    void consentIsReadByWhoKeepsItAndByThePatient(Who who) {
        assertThat(get(who, "/Consent/part-consent").statusCode()).isEqualTo(200);
        assertThat(ids(get(who, "/Consent?patient=part-pat"))).contains("Consent/part-consent");
    }

    @Test
    void answersAreNotCachedOnTheWay() {
        assertThat(get(CLINICIAN, "/Observation/part-shown").headers().firstValue("Cache-Control"))
                .contains("no-store");
    }

    private List<Integer> pages(String patient, int size) {
        List<Integer> sizes = new ArrayList<>();
        HttpResponse<String> page = get(CLINICIAN, "/Observation?subject=Patient/" + patient + "&_count=" + size);
        while (true) {
            sizes.add(ids(page).size());
            assertThat(json(page).has("total")).isFalse();
            String next = link(json(page), "next");
            if (next.isEmpty()) {
                return sizes;
            }
            page = follow(CLINICIAN, next);
        }
    }

    private Answer answer(Who who, String resource, String suffix) {
        return Answer.of(get(who, "/" + resource + suffix), resource.substring(resource.indexOf('/') + 1));
    }
}
