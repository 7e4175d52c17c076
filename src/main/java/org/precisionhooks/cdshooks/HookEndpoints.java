package org.precisionhooks.cdshooks;

import java.util.function.Supplier;
import org.precisionhooks.cdshooks.client.HookClients;
import org.precisionhooks.cdshooks.feedback.FeedbackReader;
import org.precisionhooks.cdshooks.feedback.FeedbackStore;

/**
 * What the endpoints are made of.
 *
 * @param calls answers a call, by the edition of the knowledge that it comes under
 * @param maxCards cards in one answer where neither the client's profile nor the call says otherwise
 * @param maxBytes the largest body that is read
 */
public record HookEndpoints(
        CdsServices services,
        HookClients clients,
        Supplier<HookCalls> calls,
        FeedbackReader feedbackReader,
        FeedbackStore feedbackStore,
        int maxCards,
        int maxBytes) {}
