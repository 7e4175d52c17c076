package org.precisionhooks.cdshooks.client;

/** How a client lets a card change a draft order. */
public enum OrderChange {
    /** In place. */
    UPDATE,
    /** By a new draft and the removal of the old one. */
    REPLACE
}
