package org.precisionhooks.cdshooks;

import org.precisionhooks.fhir.source.Gathered;
import org.precisionhooks.fhir.source.MissingDataException;
import org.precisionhooks.fhir.source.Prefetch;
import org.precisionhooks.fhir.source.RecordSource;

/** Gathers the resources that a call is answered from (cds-hooks.md section 5). */
final class Gathering {

    private final RecordSource records;

    Gathering(RecordSource records) {
        this.records = records;
    }

    /** @throws HookError {@link ErrorCode#MISSING_DATA}, naming the keys */
    Gathered of(Call call) {
        Prefetch prefetch =
                Prefetch.of(call.request().prefetch(), call.service().prefetch());
        try {
            return records.gather(call.patient(), prefetch);
        } catch (MissingDataException e) {
            throw new HookError(
                    ErrorCode.MISSING_DATA, "Data cannot be had for the prefetch keys " + String.join(", ", e.keys()));
        }
    }
}
