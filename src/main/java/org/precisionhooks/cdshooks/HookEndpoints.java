package org.precisionhooks.cdshooks;

/** What the endpoints are made of. */
public record HookEndpoints(
        CdsServices services,
        HookClients clients,
        HookCalls calls,
        FeedbackReader feedbackReader,
        FeedbackStore feedbackStore,
        int maxBytes) {}
