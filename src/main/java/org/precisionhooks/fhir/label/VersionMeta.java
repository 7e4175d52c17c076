package org.precisionhooks.fhir.label;

import ca.uhn.fhir.jpa.model.entity.TagTypeEnum;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** The {@code meta} of a version that follows another: by itself HAPI adds to it what the version before had. */
public final class VersionMeta {

    private VersionMeta() {}

    /**
     * Keeps HAPI from adding those of the version before; all that count stand in the new one by now.
     *
     * @param details absent where the server itself writes
     */
    public static void takeAsItStands(@Nullable RequestDetails details, TagTypeEnum kind) {
        if (details == null) {
            return;
        }
        List<String> modes = new ArrayList<>(details.getHeaders(JpaConstants.HEADER_META_SNAPSHOT_MODE));
        if (modes.isEmpty()) {
            modes.add(TagTypeEnum.PROFILE.name());
        }
        if (!modes.contains(kind.name())) {
            modes.add(kind.name());
            details.setHeaders(JpaConstants.HEADER_META_SNAPSHOT_MODE, modes);
        }
    }

    /** Whether one of these is of the same system and code. */
    public static boolean holds(List<Coding> all, Coding coding) {
        return all.stream()
                .anyMatch(one -> Objects.equals(coding.getSystem(), one.getSystem())
                        && Objects.equals(coding.getCode(), one.getCode()));
    }
}
