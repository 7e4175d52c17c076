package org.precisionhooks.cdshooks;

import org.precisionhooks.advice.Adviser;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.cdshooks.feedback.IssuedCards;
import org.precisionhooks.consent.tenant.ConsentAuthority;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.tenant.Tenant;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.fhir.source.PatientReaders;
import org.precisionhooks.fhir.source.RecordSource;

/** What a hook call is answered with. */
public record HookPorts(
        RecordSource records,
        PatientReaders readers,
        Adviser adviser,
        IssuedCards issued,
        Repetition repetition,
        Refusals refusals,
        CallRate rate,
        Tenants tenants) {

    /** Whose consents decide on a call. */
    ConsentAuthority authority(Call call) {
        return tenant(call.client()).authority();
    }

    /** What a client may be told of what is withheld. */
    NoticeMode notice(ClientIdentity client) {
        return tenant(client).notice();
    }

    private Tenant tenant(ClientIdentity client) {
        return tenants.named(client.requester().tenant());
    }
}
