package org.precisionhooks.architecture.wrong.facts;

import java.nio.file.Path;

/** Breaks the ban on I/O. */
record FactFromAFile(Path file) {}
