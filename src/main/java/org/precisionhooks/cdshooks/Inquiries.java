package org.precisionhooks.cdshooks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.fhir.read.FoundResource;
import org.precisionhooks.fhir.source.PatientReaders;

/** What the adviser is asked at each hook. */
final class Inquiries {

    private final PatientReaders readers;
    private final ZoneId zone;

    Inquiries(PatientReaders readers, ZoneId zone) {
        this.readers = readers;
        this.zone = zone;
    }

    Inquiry of(Call call, List<FoundResource> resources) {
        return new Inquiry(
                call.patient(),
                call.service().hook().occasion(),
                LocalDate.ofInstant(call.time(), zone),
                drugs(call.context(), resources),
                call.service().domains());
    }

    private List<RequestedDrug> drugs(HookContext context, List<FoundResource> resources) {
        return readers.drugs(context.draftOrders().bundle(), resources).stream()
                .filter(drug -> drug.reference().map(context::selects).orElse(true))
                .toList();
    }
}
