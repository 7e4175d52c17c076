/** Work beside requests, on the framework of batch jobs of HAPI. */
@NullMarked
package org.precisionhooks.server.jobs;

import org.jspecify.annotations.NullMarked;
