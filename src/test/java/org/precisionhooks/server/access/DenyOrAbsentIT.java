package org.precisionhooks.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionhooks.server.access.TestCallers.Who.CLINICIAN;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.precisionhooks.server.genomics.Stores;

/** Denied and absent are answered alike in status, bytes and headers, however they are asked for. */
class DenyOrAbsentIT extends AccessIT {

    private static final int PAIRS = 2_000;
    private static final String SHOWN = "8302-2";
    private static final String PATIENT = "%p";
    private static final String RESOURCE = "%o";

    /** One way to ask; the ids are put in. */
    private record Ask(String method, String path, String body, Map<String, String> headers) {

        static Ask get(String path) {
            return new Ask("GET", path, "", Map.of());
        }

        static Ask of(String method, String path, String body) {
            return new Ask(method, path, body, Map.of());
        }

        Ask with(String header, String value) {
            return new Ask(method, path, body, Map.of(header, value));
        }
    }

    private static final String VCF = """
            ##fileformat=VCFv4.3
            ##contig=<ID=10,length=133797422>
            #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	NA1
            10	94781859	.	G	A	.	PASS	.	GT	0/1
            """;

    private static final Ask LATER = new Ask(
            "POST",
            "/Patient/%p/$import-vcf",
            VCF,
            Map.of("Content-Type", "application/octet-stream", "Prefer", "respond-async"));

    private static final List<Ask> ASKS = List.of(
            Ask.get("/Observation/%o"),
            Ask.get("/Observation/%o?_format=xml&_pretty=true"),
            Ask.get("/Observation/%o").with("If-None-Match", "W/\"1\""),
            Ask.get("/Observation/%o").with("If-Modified-Since", "Fri, 27 Nov 2076 21:18:19 GMT"),
            Ask.get("/Observation/%o/_history"),
            Ask.get("/Observation/%o/_history/1"),
            Ask.get("/Observation?_id=%o"),
            Ask.get("/Observation?_id=%o&_include=Observation:subject&_revinclude=Observation:has-member"),
            Ask.get("/Observation?identifier=urn:pairs%7C%o"),
            Ask.get("/Observation?subject=Patient/%p&_count=1"),
            Ask.get("/Patient/%p"),
            Ask.get("/Patient?_id=%p&_revinclude=Observation:subject"),
            Ask.get("/Patient/%p/$everything"),
            Ask.get("/Patient/%p/$precision-recommendations"),
            Ask.get("/Patient/$precision-recommendations?patient=%p"),
            Ask.of(
                    "POST",
                    "",
                    "{'resourceType':'Bundle','type':'batch','entry':[{'request':{'method':'GET','url':'Observation/%o'}}]}"),
            Ask.of("PUT", "/Observation/%o", observation(RESOURCE, "pairs-known", SHOWN)),
            Ask.of("PUT", "/Observation/%o", observation(RESOURCE, PATIENT, SHOWN)),
            Ask.of("PUT", "/Observation/%o", observation(RESOURCE, "pairs-known", SHOWN))
                    .with("If-Match", "W/\"1\""),
            Ask.of("DELETE", "/Observation/%o", ""),
            Ask.of("POST", "/Observation", observation("", PATIENT, SHOWN).replace("'id':'',", "")),
            Ask.of(
                    "POST",
                    "/Observation",
                    observation("", "pairs-known", SHOWN)
                            .replace("'id':'',", "'hasMember':[{'reference':'Observation/%o'}],")),
            Ask.of(
                    "POST",
                    "",
                    "{'resourceType':'Bundle','type':'transaction','entry':[{'request':{'method':'DELETE','url':'Observation/%o'}}]}"),
            Ask.of(
                    "POST",
                    "",
                    "{'resourceType':'Bundle','type':'batch','entry':[{'resource':%s,'request':{'method':'POST','url':'Observation'}}]}"
                            .replace("%s", observation("", PATIENT, SHOWN).replace("'id':'',", ""))),
            Ask.get("/Consent?patient=%p"),
            Ask.get("/Patient/%p/$read-report"),
            Ask.get("/Patient/%p/$genomic-summary"),
            Ask.get("/Patient/%p/$medication-review"),
            Ask.get("/Patient/$medication-review?patient=%p&drug=codeine"),
            Ask.get("/Patient/%p/$pgx-passport"),
            Ask.get("/Patient/%p/$pgx-passport?language=nonsense!"),
            Ask.get("/Patient/%p/$pgx-passport").with("Accept", "text/html"),
            Ask.get("/Patient/%p/$cardiovascular-risk"),
            Ask.get("/Patient/%p/$cardiovascular-risk?_format=html&equation=none"),
            Ask.get("/Patient/$fh-score?patient=%p"),
            Ask.get("/Patient/%p/$polygenic-score?score=PGS900001&source=DocumentReference/%o"),
            Ask.get("/Patient/pairs-known/$polygenic-score?score=PGS900001&source=DocumentReference/%o"),
            Ask.get("/Patient/%p/$find-subject-variants?ranges=NC_000010.11:94781858-94781859"),
            Ask.get("/$find-subject-specific-variants?subject=%p&variants=NC_000010.11:94781858:G:A"),
            Ask.get("/$find-subject-haplotypes?subject=Patient/%p&genes=CYP2C19"),
            Ask.get("/Patient/%p/$find-study-metadata"),
            Ask.get("/Patient/%p/$access-report"),
            Ask.get("/Patient/%p/$consent-explain"),
            Ask.of("POST", "/Patient/%p/$import-vcf", VCF).with("Content-Type", "text/plain"),
            Ask.of("POST", "/Patient/%p/$import-vcf?build=nonsense", VCF).with("Content-Type", "application/gzip"),
            Ask.of("POST", "/Patient/%p/$import-vcf", "{'resourceType':'Parameters'}"),
            Ask.of("POST", "/Patient/%p/$import-pgx-calls", "CYP2C19\t*2/*2").with("Content-Type", "text/plain"),
            Ask.of("POST", "/Patient/%p/$import-pgx-calls", "{'geneReports':{}}"),
            Ask.of(
                    "POST",
                    "/Patient/pairs-known/$import-pgx-calls",
                    "{'resourceType':'Parameters','parameter':[{'name':'file','valueReference':{'reference':'DocumentReference/%o'}}]}"),
            Ask.of(
                    "POST",
                    "/Patient/pairs-known/$import-vcf",
                    "{'resourceType':'Parameters','parameter':[{'name':'file','valueReference':{'reference':'DocumentReference/%o'}}]}"),
            LATER);

    @Test
    void twoThousandInterleavedPairsCannotBeToldApart() {
        load(patient("pairs-known"), patient("pairs-hidden-pat"));
        load(
                observation("pairs-hidden-obs", "pairs-hidden-pat", SHOWN)
                        .replace(
                                "'status'",
                                "'identifier':[{'system':'urn:pairs','value':'pairs-hidden-obs'}],'status'"),
                consent("pairs-consent", "pairs-hidden-pat", "{'type':'deny'}"));
        keep(Stores.transaction(document("pairs-hidden-obs", "pairs-hidden-pat")));
        Random order = new Random(4);
        List<Ask> asks = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            asks.add(ASKS.get(i % ASKS.size()));
        }
        Collections.shuffle(asks, order);

        for (Ask ask : asks) {
            boolean hiddenFirst = order.nextBoolean();
            Answer first = answer(ask, hiddenFirst ? "hidden" : "absent");
            Answer second = answer(ask, hiddenFirst ? "absent" : "hidden");
            assertThat(first).as(ask.toString()).isEqualTo(second);
        }
    }

    private static String document(String id, String patient) {
        return "{'resourceType':'DocumentReference','id':'" + id
                + "','status':'current','subject':{'reference':'Patient/" + patient
                + "'},'content':[{'attachment':{'contentType':'text/vcf','data':'"
                + Base64.getEncoder().encodeToString(VCF.getBytes(StandardCharsets.UTF_8)) + "'}}]}";
    }

    private Answer answer(Ask ask, String which) {
        Function<String, String> named =
                text -> text.replace(PATIENT, "pairs-" + which + "-pat").replace(RESOURCE, "pairs-" + which + "-obs");
        HttpRequest.Builder request = by(CLINICIAN, named.apply(ask.path()))
                .method(ask.method(), BodyPublishers.ofString(json5(named.apply(ask.body()))));
        ask.headers().forEach(request::setHeader);
        return Answer.of(send(request), "pairs-" + which);
    }
}
