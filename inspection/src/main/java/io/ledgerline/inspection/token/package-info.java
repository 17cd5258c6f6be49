/** Tokens that stand in for personal values on their way out, and the way back. */
@NullMarked
package io.ledgerline.inspection.token;

import org.jspecify.annotations.NullMarked;
