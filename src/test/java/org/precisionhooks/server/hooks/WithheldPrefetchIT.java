package org.precisionhooks.server.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precisionhooks.server.ServerIT;
import org.precisionhooks.server.TwinRecords;
import org.precisionhooks.server.genomics.Stores;

/** What a patient refuses makes no difference to a card, though the caller sends it along: wishes, goals and relatives too. */
class WithheldPrefetchIT extends ServerIT {

    @BeforeEach
    void load() {
        for (String twin : List.of(TwinRecords.HIDING, TwinRecords.LACKING)) {
            keep(Stores.transaction(
                    "{'resourceType':'Patient','id':'" + twin + "','gender':'female','birthDate':'1970-03-01'}",
                    TwinRecords.consent(twin)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "precision-pgx-patient-view, patient-view, ''",
        "precision-pgx-order-select, order-select, 32968",
        "precision-pgx-order-select, order-select, 2670",
        "precision-pgx-order-sign, order-sign, 83367",
        "precision-heart-patient-view, patient-view, ''",
        "precision-heart-order-select, order-select, 83367"
    })
    void refusedFactsThatAreSentAlongAreAsIfTheyWereNot(String service, String hook, String picked) {
        String hiding = cards(service, hook, picked, TwinRecords.HIDING);
        String lacking = cards(service, hook, picked, TwinRecords.LACKING);

        assertThat(hiding).doesNotContain(TwinRecords.CANARY, "cyp2c19");
        assertThat(hiding).isEqualTo(lacking);
    }

    private String cards(String service, String hook, String picked, String twin) {
        HookBody body = picked.isEmpty() ? HookBody.of(hook, twin) : HookBody.ordering(hook, twin, picked);
        List<JsonNode> record =
                TwinRecords.record(twin).stream().map(HookRecords::read).toList();
        HttpResponse<String> answer = post(
                "/cds-services/" + service,
                body.sending(Stream.concat(record.stream(), Stream.of(HookRecords.read(TwinRecords.consent(twin))))
                                .toList())
                        .json());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body()
                .replace(twin, "twin")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "uuid");
    }
}
