package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precisionhooks.server.access.TestCallers.Who;

/** Nobody reaches the data of a patient who is not theirs, whatever the path (threat 14). */
class OtherPatientsIT extends AccessIT {

    private static final List<String> TYPES = List.of(
            "Patient",
            "Observation",
            "Condition",
            "MedicationRequest",
            "Encounter",
            "RelatedPerson",
            "Group",
            "List",
            "Appointment",
            "DocumentReference",
            "MolecularSequence",
            "FamilyMemberHistory",
            "Consent",
            "Coverage",
            "Basic");
    private static boolean loaded;

    @BeforeEach
    void records() {
        if (loaded) {
            return;
        }
        String of = "'subject':{'reference':'Patient/sweep-pat'}";
        String patient = "'patient':{'reference':'Patient/sweep-pat'}";
        load(patient("sweep-pat"), patient("relative-pat"));
        keep(json5(bundle(
                observation("sweep-observation", "sweep-pat", "8302-2"),
                "{'resourceType':'Condition','id':'sweep-condition'," + of + "}",
                "{'resourceType':'MedicationRequest','id':'sweep-order','status':'active','intent':'order'," + of
                        + ",'medicationCodeableConcept':{'text':'x'}}",
                "{'resourceType':'Encounter','id':'sweep-encounter','status':'finished','class':{'code':'AMB'}," + of
                        + "}",
                "{'resourceType':'RelatedPerson','id':'sweep-related'," + patient + "}",
                "{'resourceType':'Group','id':'sweep-group','type':'person','actual':true,'member':[{'entity':{'reference':'Patient/sweep-pat'}}]}",
                "{'resourceType':'List','id':'sweep-list','status':'current','mode':'working'," + of
                        + ",'entry':[{'item':{'reference':'Observation/sweep-observation'}}]}",
                "{'resourceType':'Appointment','id':'sweep-appointment','status':'booked','participant':[{'actor':{'reference':'Patient/sweep-pat'},'status':'accepted'}]}",
                "{'resourceType':'DocumentReference','id':'sweep-document','status':'current'," + of
                        + ",'content':[{'attachment':{'title':'x'}}]}",
                "{'resourceType':'MolecularSequence','id':'sweep-sequence','coordinateSystem':0," + patient + "}",
                "{'resourceType':'FamilyMemberHistory','id':'sweep-family','status':'completed'," + patient
                        + ",'relationship':{'text':'mother'}}",
                "{'resourceType':'Coverage','id':'sweep-coverage','status':'active','beneficiary':{'reference':'Patient/sweep-pat'},'payor':[{'display':'x'}]}",
                "{'resourceType':'Basic','id':'sweep-basic','code':{'text':'x'}," + of
                        + ",'contained':[{'resourceType':'Observation','id':'c','status':'final','code':{'text':'sweep-contained'},"
                        + of + "}]}",
                consent("sweep-consent", "sweep-pat", "{'type':'permit'}")
                        .replace("'patient-privacy'", "'research'"))));
        loaded = true;
    }

    @ParameterizedTest
    @EnumSource(names = {"OUTSIDER", "RELATIVE", "RESEARCHER", "AUDITOR"})
    void whoHasNoBusinessWithAPatientSeesNothing(Who who) {
        for (String type : TYPES) {
            assertThat(get(who, "/" + type).body()).as(type).doesNotContain("sweep");
            assertThat(get(who, "/" + type + "?_include=" + type + ":subject&_include=" + type + ":patient")
                            .body())
                    .as(type)
                    .doesNotContain("sweep-");
        }
        assertThat(get(who, "/Patient?_id=relative-pat&_revinclude=Observation:focus&_revinclude=Group:member")
                        .body())
                .doesNotContain("sweep-");
        for (String id : ids(get(Who.LOADER, "/Observation?subject=Patient/sweep-pat"))) {
            assertThat(get(who, "/" + id).statusCode()).isEqualTo(404);
        }
        assertThat(get(who, "/Patient/sweep-pat/$everything").statusCode()).isEqualTo(404);
        assertThat(post(
                                who,
                                "",
                                "{'resourceType':'Bundle','type':'transaction','entry':[{'request':{'method':'GET','url':'Patient/sweep-pat'}},"
                                        + "{'request':{'method':'GET','url':'Basic/sweep-basic'}},"
                                        + "{'request':{'method':'GET','url':'Observation?patient=sweep-pat'}}]}")
                        .body()
                        .replaceAll("Observation\\?patient=sweep-pat", ""))
                .doesNotContain("sweep-");
    }

    @Test
    void whoTreatsThePatientSeesClinicalFactsOnly() {
        assertThat(ids(get(Who.CLINICIAN, "/Condition?subject=Patient/sweep-pat")))
                .hasSize(1);
        assertThat(ids(get(Who.CLINICIAN, "/Coverage?patient=sweep-pat"))).isEmpty();
        assertThat(ids(get(Who.CLINICIAN, "/Basic?subject=Patient/sweep-pat"))).isEmpty();
    }

    private static String bundle(String... resources) {
        return "{'resourceType':'Bundle','type':'transaction','entry':["
                + String.join(
                        ",",
                        List.of(resources).stream().map(OtherPatientsIT::entry).toList()) + "]}";
    }

    private static String entry(String resource) {
        return "{'resource':" + resource + ",'request':{'method':'PUT','url':'"
                + json(json5(resource)).path("resourceType").asText() + "/"
                + json(json5(resource)).path("id").asText() + "'}}";
    }
}
