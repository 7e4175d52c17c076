/** Which edition of the knowledge answers, and how another one takes its place while the server runs. */
@NullMarked
package org.precisionhooks.server.edition;

import org.jspecify.annotations.NullMarked;
