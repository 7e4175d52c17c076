package org.precisionhooks.consent;

/** One Consent resource as the decision needs it. */
public record ConsentDocument(String id, String version) {}
