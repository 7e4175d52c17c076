package org.precisionhooks.server.audit;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.audit.AuditAgent;
import org.precisionhooks.fhir.audit.AuditDetail;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditRecord;

/** The part of an event that no column holds, as JSON; what a row does not tell is empty. */
final class AuditJson {

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .serializationInclusion(Include.NON_EMPTY)
            .withConfigOverride(String.class, AuditJson::empty)
            .withConfigOverride(List.class, AuditJson::empty)
            .withConfigOverride(Map.class, AuditJson::empty)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** Rows of the first days tell neither. */
    private record Kept(
            @Nullable AuditAgent agent, @Nullable AuditDetail detail) {}

    private static void empty(MutableConfigOverride override) {
        override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    String text(AuditRecord event) {
        try {
            return json.writeValueAsString(new Kept(event.agent(), event.detail()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event of the audit cannot be written", e);
        }
    }

    AuditRecord event(AuditRow row) {
        Kept kept = kept(row);
        return new AuditRecord(
                row.id(),
                row.time(),
                row.interaction(),
                AuditKind.valueOf(row.kind()),
                row.action(),
                AuditOutcome.ofCode(row.outcome()).orElse(AuditOutcome.MAJOR),
                Objects.requireNonNullElse(kept.agent(), AuditAgent.unknownAt(""))
                        .named(row.client()),
                row.patient(),
                Objects.requireNonNullElse(kept.detail(), AuditDetail.NONE));
    }

    private Kept kept(AuditRow row) {
        try {
            return json.readValue(row.detail(), Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event of the audit cannot be read", e);
        }
    }
}
