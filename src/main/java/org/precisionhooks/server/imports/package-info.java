/** Imports beside the requests that asked for them, on HAPI's framework of batch jobs. */
@NullMarked
package org.precisionhooks.server.imports;

import org.jspecify.annotations.NullMarked;
