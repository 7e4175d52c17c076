package org.precisionhooks.architecture.wrong.server.web;

/** Stands for the web layer of the standalone server. */
public record Web() {}
