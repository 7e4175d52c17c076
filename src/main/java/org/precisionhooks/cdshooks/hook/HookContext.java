package org.precisionhooks.cdshooks.hook;

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
 * @param draftOrders the orders that can still be changed, so that suggestions may touch them
 * @param resources the orders and other resources that the hook is about
 */
public record HookContext(
        String patientId,
        Optional<FhirReference> user,
        Optional<String> encounterId,
        List<String> selections,
        DraftOrders draftOrders,
        ContextResources resources) {

    public HookContext {
        selections = List.copyOf(selections);
    }

    /** Whether an order is among those just picked; with no selection that leads to a draft, all are. */
    public boolean selects(String reference) {
        DraftOrders orders = resources.orders();
        List<String> found = selections.stream()
                .filter(selection -> orders.find(selection).isPresent())
                .toList();
        return found.isEmpty()
                || found.stream().anyMatch(selection -> orders.find(selection).equals(orders.find(reference)));
    }
}
