package org.precisionhooks.architecture.wrong.cdshooks;

import org.precisionhooks.architecture.wrong.server.web.Web;

/** Breaks the row of cdshooks. */
public record HooksThatKnowTheServer(Web web) {}
