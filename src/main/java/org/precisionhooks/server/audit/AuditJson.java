package org.precisionhooks.server.audit;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
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
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private record Kept(AuditAgent agent, AuditDetail detail) {}

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
                kept.agent().named(row.client()),
                row.patient(),
                kept.detail());
    }

    private Kept kept(AuditRow row) {
        try {
            return json.readValue(row.detail(), Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event of the audit cannot be read", e);
        }
    }
}
