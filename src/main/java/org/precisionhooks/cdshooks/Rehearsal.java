package org.precisionhooks.cdshooks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.precisionhooks.cdshooks.client.ClientIdentity;
import org.precisionhooks.cdshooks.client.ClientProfile;
import org.precisionhooks.cdshooks.hook.Json;
import org.precisionhooks.cdshooks.hook.ServiceDefinition;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;

/** Answers a call of a made-up patient again and again before the first real one, so that no clinician waits for a cold machine. */
public final class Rehearsal {

    private final HookCalls calls;
    private final ClientIdentity client;

    /** @param calls over ports that keep nothing: a rehearsal leaves no trace */
    public Rehearsal(HookCalls calls, ClientProfile profile) {
        this.calls = calls;
        Coding treatment = Coding.of(CodeSystems.ACT_REASON, "TREAT");
        this.client = new ClientIdentity(Requester.treating("rehearsal"), List.of(treatment), profile, Set.of());
    }

    /**
     * Plays for that long.
     *
     * @return how often the call was answered
     */
    public int play(ServiceDefinition service, byte[] call, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        int answers = 0;
        while (System.nanoTime() - end < 0) {
            answer(service, call);
            answers++;
        }
        return answers;
    }

    /** The body of one answer, as it would be sent. */
    public byte[] answer(ServiceDefinition service, byte[] call) {
        try {
            return Json.bytes(new CardsAnswer(calls.answer(service, client, new ByteArrayInputStream(call))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
