package org.precisionhooks.server.audit;

import org.precisionhooks.cdshooks.CallRate;

/** Learns of each hook call which patient it is about, before anything else is done. */
public record PatientNote(CallRate rate) implements CallRate {

    @Override
    public void count(String client, String patient) {
        Interactions.current().ifPresent(interaction -> interaction.concerns(patient));
        rate.count(client, patient);
    }
}
