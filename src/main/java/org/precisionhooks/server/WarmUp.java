package org.precisionhooks.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.precisionhooks.cdshooks.CdsServices;
import org.precisionhooks.cdshooks.Rehearsal;
import org.precisionhooks.cdshooks.hook.ServiceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;

/** Rehearses hook calls at start-up. The server calls itself ready only after its runners, hence after this one. */
final class WarmUp implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final String SERVICE = "precision-pgx-order-select";
    private static final ClassPathResource CALL = new ClassPathResource("rehearsal/order-select.json");

    private final Duration time;
    private final Supplier<Rehearsal> rehearsal;

    /** @param time how long; zero is not at all */
    WarmUp(Duration time, Supplier<Rehearsal> rehearsal) {
        this.time = time;
        this.rehearsal = rehearsal;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int answers = rehearsal.get().play(service(), call(), time);
        LOG.info("Rehearsed {} hook calls", answers);
    }

    /** An edition by which nothing can be answered fails here, before it answers anybody. */
    void once(Rehearsal first) {
        first.answer(service(), call());
    }

    private static ServiceDefinition service() {
        return new CdsServices().find(SERVICE).orElseThrow();
    }

    private static byte[] call() {
        try (InputStream call = CALL.getInputStream()) {
            return call.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
