package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.access.TestCallers.Who.CLINICIAN;
import static org.precisionhooks.server.access.TestCallers.Who.RESEARCHER;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.precisionhooks.SharedReference;

/** What HAPI's and Google's consent enforcement are known to do: each is matched, or is another by intent, as its name says. */
class BehavioursIT extends AccessIT {

    private static final String SHOWN = "8302-2";
    private static final String HIDDEN = "29463-7";
    private static boolean loaded;

    private final Map<String, Runnable> checks = new HashMap<>();

    BehavioursIT() {
        checks.put(
                "hapi-01",
                () -> assertThat(get(CLINICIAN, "/Patient?_total=accurate").body())
                        .contains("HAPI-2037"));
        checks.put(
                "hapi-02",
                () -> assertThat(get(CLINICIAN, "/Patient?_summary=count").body())
                        .contains("HAPI-2038"));
        checks.put(
                "hapi-03",
                () -> assertThat(json(get(CLINICIAN, "/Patient")).has("total")).isFalse());
        // By intent: nobody is ever authorized for all at once.
        checks.put(
                "hapi-04",
                () -> assertThat(json(get(CLINICIAN, "/Patient?_summary=data")).has("total"))
                        .isFalse());
        // By intent: $meta would show the labels of what is hidden, so there is none.
        checks.put("hapi-05", () -> {
            assertThat(get(CLINICIAN, "/metadata").statusCode()).isEqualTo(200);
            assertThat(get(CLINICIAN, "/$meta").statusCode()).isBetween(400, 404);
        });
        checks.put(
                "hapi-06",
                () -> assertThat(ids(get(CLINICIAN, "/Observation?subject=Patient/known-pat&_count=2")))
                        .hasSize(2));
        // By intent: 204 would tell; it is 404 as for an absent one.
        checks.put(
                "hapi-07",
                () -> assertThat(get(CLINICIAN, "/Observation/known-0").statusCode())
                        .isEqualTo(404));
        // By intent: a request is refused by the guard, with a code, and only for what is the same for all resources.
        checks.put(
                "hapi-08",
                () -> assertThat(json(get(CLINICIAN, "/Patient/_history"))
                                .at("/issue/0/details/coding/0/code")
                                .asText())
                        .isEqualTo("closed-interaction"));
        checks.put("hapi-09", () -> {
            assertThat(ids(get(CLINICIAN, "/Observation?subject=Patient/known-pat")))
                    .isNotEmpty();
            assertThat(ids(get(RESEARCHER, "/Observation?subject=Patient/known-pat")))
                    .isEmpty();
        });
        // By intent: there is no export, which would have no user and no purpose.
        checks.put(
                "hapi-10",
                () -> assertThat(get(CLINICIAN, "/$export").statusCode()).isBetween(400, 404));
        // By intent: there is one decision, so that no vote is taken; any of its patients, purposes and domains is a
        // veto.
        checks.put(
                "hapi-11",
                () -> assertThat(get(CLINICIAN, "/Observation/known-both").statusCode())
                        .isEqualTo(404));
        checks.put(
                "hapi-12",
                () -> assertThat(get(
                                        CLINICIAN,
                                        "/Patient?_has:Observation:patient:code-value-quantity=http://loinc.org%7C29463-7%24gt3")
                                .statusCode())
                        .isEqualTo(403));
        checks.put(
                "google-b1",
                () -> assertThat(get(CLINICIAN, "/Observation/known-0").body())
                        .isEqualTo(get(CLINICIAN, "/Observation/nowhere").body()));
        // By intent: there is no total at all.
        checks.put("google-b2", () -> {
            assertThat(ids(get(CLINICIAN, "/Observation?_id=known-0,known-1"))).containsExactly("Observation/known-1");
            assertThat(json(get(CLINICIAN, "/Observation?_id=known-0,known-1")).has("total"))
                    .isFalse();
        });
        // By intent: refused for every caller and every chain, since an empty answer would be one for the permitted
        // data only.
        checks.put(
                "google-b3",
                () -> assertThat(get(CLINICIAN, "/Observation?subject:Patient.name=Darcy")
                                .statusCode())
                        .isEqualTo(403));
        checks.put(
                "google-b4",
                () -> assertThat(get(CLINICIAN, "/Observation/known-both").statusCode())
                        .isEqualTo(404));
        checks.put(
                "google-b5",
                () -> assertThat(get(CLINICIAN, "/Observation/known-0").statusCode())
                        .isEqualTo(404));
    }

    @BeforeEach
    void records() {
        if (loaded) {
            return;
        }
        load(patient("known-pat"), patient("known-shut"));
        load(
                observation("known-0", "known-pat", HIDDEN),
                observation("known-1", "known-pat", SHOWN),
                observation("known-2", "known-pat", SHOWN),
                observation("known-both", "known-pat", SHOWN)
                        .replace("'status'", "'focus':[{'reference':'Patient/known-shut'}],'status'"));
        load(
                consent(
                                "known-permit",
                                "known-pat",
                                "{'type':'permit','purpose':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActReason','code':'TREAT'}]}")
                        .replace("OPTOUT", "OPTIN"),
                withholding("known-deny", "known-pat", HIDDEN),
                consent("known-refusal", "known-shut", "{'type':'deny'}"));
        loaded = true;
    }

    @TestFactory
    Stream<DynamicTest> everyKnownBehaviourIsMatchedOrAnotherByIntent() throws IOException {
        String known = Files.readString(SharedReference.require("consent/behaviours.json"));
        return StreamSupport.stream(json(known).spliterator(), false)
                .map(behaviour -> behaviour.path("id").asText())
                .map(id -> DynamicTest.dynamicTest(
                        id,
                        () -> checks.getOrDefault(id, () -> {
                                    throw new AssertionError("Nobody decided about " + id);
                                })
                                .run()));
    }
}
