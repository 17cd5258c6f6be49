/** A hard budget under a thousand parallel calls, and a crash in the middle. */
@NullMarked
package io.ledgerline.testkit.budget;

import org.jspecify.annotations.NullMarked;
