package org.precisionhooks.cdshooks.card;

import java.util.List;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.hook.HookContext;

/**
 * What cards are written for.
 *
 * @param context the hook's context: patient, encounter, user, drafts
 * @param profile what the client can do
 * @param configuration what the client asks for in this call
 * @param notes what the advice could not take into account, said on every card
 */
public record CardContext(
        HookContext context, ClientProfile profile, CardConfiguration configuration, List<String> notes) {

    public CardContext {
        notes = List.copyOf(notes);
    }

    int maxCards() {
        return configuration.maxCards().orElse(profile.row().maxCards());
    }
}
