package org.precisionhooks.fhir.access.scope;

/**
 * What is kept of an access token, never the token itself.
 *
 * @param id its identifier for the audit: {@code jti}, or a keyed hash of a token that has none
 * @param scopes what it grants at most
 */
public record AccessToken(String id, Scopes scopes) {}
