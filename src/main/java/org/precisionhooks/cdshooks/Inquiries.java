package org.precisionhooks.cdshooks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.advice.Inquiry;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.advice.Topics;
import org.precisionhooks.cdshooks.hook.ContextResources;
import org.precisionhooks.cdshooks.hook.HookContext;
import org.precisionhooks.facts.Allergy;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.fhir.read.resource.FoundResource;
import org.precisionhooks.fhir.source.FhirReference;
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
                call.service().occasion(),
                LocalDate.ofInstant(call.time(), zone),
                topics(call, resources),
                call.service().domains());
    }

    private Topics topics(Call call, List<FoundResource> resources) {
        ContextResources context = call.context().resources();
        return switch (call.service().hook()) {
            case ORDER_SELECT, ORDER_SIGN, MEDICATION_REFILL, MEDICATION_VERIFY -> drugs(call.context(), resources);
            case ORDER_DISPATCH ->
                Topics.ofOrders(
                        context.dispatched(ContextResources.DRUG_ORDER).stream()
                                .map(FhirReference::toString)
                                .distinct()
                                .toList(),
                        readers.tests(context.dispatched(ContextResources.TEST_ORDER), resources));
            case PROBLEM_LIST_ITEM_CREATE -> Topics.ofConditions(conditions(call.patient(), context));
            case ALLERGYINTOLERANCE_CREATE -> Topics.ofAllergens(allergens(call.patient(), context));
            case PATIENT_VIEW, ENCOUNTER_START, ENCOUNTER_DISCHARGE, APPOINTMENT_BOOK -> Topics.ofDrugs(List.of());
        };
    }

    /** The drafts that were picked; the others are about to be taken beside them. */
    private Topics drugs(HookContext context, List<FoundResource> resources) {
        Map<Boolean, List<RequestedDrug>> drafts =
                readers.drugs(context.resources().orders().bundle(), resources).stream()
                        .collect(Collectors.partitioningBy(
                                drug -> drug.reference().map(context::selects).orElse(true)));
        return Topics.ofDrugs(drafts.getOrDefault(true, List.of()))
                .with(drafts.getOrDefault(false, List.of()))
                .withTests(readers.tests(context.resources().orders().resources()));
    }

    /** What is only suspected changes no advice yet; what is over may, as an earlier stroke does. */
    private List<Concept> conditions(String patient, ContextResources context) {
        return stated(patient, context, Condition.class)
                .filter(Condition::confirmed)
                .map(Condition::concept)
                .toList();
    }

    private List<Concept> allergens(String patient, ContextResources context) {
        return stated(patient, context, Allergy.class)
                .filter(Allergy::active)
                .flatMap(allergy -> allergy.substances().stream())
                .toList();
    }

    private <F extends Fact> Stream<F> stated(String patient, ContextResources context, Class<F> kind) {
        return readers.stated(patient, context.stated()).stream()
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
