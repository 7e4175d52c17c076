package org.precisionhooks.cdshooks;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.fhir.source.FhirReference;

/**
 * The context of a hook.
 *
 * @param patientId logical id, only characters that ids have
 * @param user who triggered the hook
 * @param encounterId the encounter, if one is open
 * @param selections orders just picked, as sent; they may lead nowhere
 * @param draftOrders all drafts of the session
 */
public record HookContext(
        String patientId,
        Optional<FhirReference> user,
        Optional<String> encounterId,
        List<String> selections,
        DraftOrders draftOrders) {

    public HookContext {
        selections = List.copyOf(selections);
    }

    /** Whether an order is among those just picked; with no selection that leads to a draft, all are. */
    public boolean selects(String reference) {
        List<String> found = selections.stream()
                .filter(selection -> draftOrders.find(selection).isPresent())
                .toList();
        return found.isEmpty()
                || found.stream()
                        .anyMatch(selection -> draftOrders.find(selection).equals(draftOrders.find(reference)));
    }
}
