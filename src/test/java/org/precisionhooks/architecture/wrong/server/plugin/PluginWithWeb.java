package org.precisionhooks.architecture.wrong.server.plugin;

import org.precisionhooks.architecture.wrong.server.web.Web;

/** Breaks the independence of the plugin. */
public record PluginWithWeb(Web web) {}
