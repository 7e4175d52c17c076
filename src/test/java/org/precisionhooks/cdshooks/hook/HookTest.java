package org.precisionhooks.cdshooks.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of cds-hooks.md section 4. */
public class HookTest {

    @ParameterizedTest
    @CsvSource({
        "patient-view,1.0,userId patientId,encounterId,userId patientId encounterId",
        "order-select,1.0,userId patientId selections draftOrders,encounterId,userId patientId encounterId",
        "order-sign,1.0,userId patientId draftOrders,encounterId,userId patientId encounterId",
        "order-dispatch,1.1,patientId dispatchedOrders performer,fulfillmentTasks,patientId dispatchedOrders performer",
        "encounter-start,1.0,userId patientId encounterId,'',userId patientId encounterId",
        "encounter-discharge,1.0,userId patientId encounterId,'',userId patientId encounterId",
        "appointment-book,1.0,userId patientId appointments,encounterId,userId patientId encounterId",
        "allergyintolerance-create,0.1.0,userId patientId allergyIntolerance,encounterId,userId patientId encounterId",
        "problem-list-item-create,0.1.0,userId patientId conditions,encounterId,userId patientId encounterId",
        "medication-refill,0.1.0,patientId medications,userId encounterId,userId patientId encounterId",
        "medication-verify,0.1.0,userId patientId medication,encounterId,userId patientId encounterId"
    })
    void eachPublishedHookHasItsVersionContextAndTokens(
            String code, String version, String required, String optional, String tokens) {
        Hook hook = hook(code);
        assertThat(hook.version()).isEqualTo(version);
        assertThat(keys(hook.required())).containsExactlyInAnyOrder(words(required));
        assertThat(keys(hook.optional())).containsExactlyInAnyOrder(words(optional));
        assertThat(hook.tokens())
                .containsExactlyInAnyOrder(Stream.of(words(tokens))
                        .map(token -> "context." + token)
                        .toArray(String[]::new));
    }

    @Test
    void thereAreElevenOfThem() {
        assertThat(Hook.values()).hasSize(11);
    }

    public static Hook hook(String code) {
        return Stream.of(Hook.values())
                .filter(hook -> hook.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(List<ContextField> fields) {
        return fields.stream().map(ContextField::key).toList();
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split(" ");
    }
}
