package org.precisionhooks.cdshooks;

import java.util.Set;

/**
 * What a kind of client can do with cards (cds-hooks.md 6.4).
 *
 * @param name name in the configuration
 * @param selectionBehavior how suggestions may be picked
 * @param pairedActions whether one suggestion may hold a removal and its replacement; otherwise each has one action
 * @param updates whether a draft may be changed in place
 * @param actionTypes resource types that actions may create or change
 * @param maxCards cards in one response; further ones are folded into the last
 */
public record ClientProfile(
        String name,
        SelectionBehavior selectionBehavior,
        boolean pairedActions,
        boolean updates,
        Set<String> actionTypes,
        int maxCards) {

    /** The shape that all known clients accept. */
    public static final ClientProfile DEFAULT = new ClientProfile(
            "default",
            SelectionBehavior.ANY,
            false,
            true,
            Set.of("MedicationRequest", "ServiceRequest", "Condition", "Task"),
            6);

    public ClientProfile {
        actionTypes = Set.copyOf(actionTypes);
        if (maxCards < 1) {
            throw new IllegalArgumentException("maxCards must be 1 or more: " + maxCards);
        }
    }
}
