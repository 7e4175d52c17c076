package org.precisionhooks.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the standalone server. */
@SpringBootApplication
public class PrecisionHooksApplication {

    public static void main(String[] args) {
        SpringApplication.run(PrecisionHooksApplication.class, args);
    }
}
