package org.precisionhooks.server;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.precisionhooks.cdshooks.CdsServices;
import org.precisionhooks.cdshooks.Rehearsal;
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

    private final Rehearsal rehearsal;
    private final Duration time;

    /** @param time how long; zero is not at all */
    WarmUp(Rehearsal rehearsal, Duration time) {
        this.rehearsal = rehearsal;
        this.time = time;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        try (InputStream call = CALL.getInputStream()) {
            int answers = rehearsal.play(new CdsServices().find(SERVICE).orElseThrow(), call.readAllBytes(), time);
            LOG.info("Rehearsed {} hook calls", answers);
        }
    }
}
