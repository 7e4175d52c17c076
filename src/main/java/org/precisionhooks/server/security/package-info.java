/** Who the clients are and how they prove it: registrations, signed tokens, their keys, and that each is used once. */
@NullMarked
package org.precisionhooks.server.security;

import org.jspecify.annotations.NullMarked;
