/** What an operator may set, {@code precision-hooks.*}, as it is written. */
@NullMarked
package org.precisionhooks.server.settings;

import org.jspecify.annotations.NullMarked;
