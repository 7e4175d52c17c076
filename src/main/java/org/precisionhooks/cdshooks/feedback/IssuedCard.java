package org.precisionhooks.cdshooks.feedback;

import java.time.Instant;
import java.util.UUID;

/** A card that was sent, as feedback will refer to it; nothing of the patient. */
public record IssuedCard(UUID uuid, String service, String rule, String topic, String client, Instant issued) {}
