package org.precisionhooks.server.settings;

/** Whether clients must prove who they are. */
public enum SecurityMode {
    /** Every client is authenticated; the default. */
    AUTHENTICATED,
    /** Nobody is asked; for development on one machine. */
    OPEN
}
