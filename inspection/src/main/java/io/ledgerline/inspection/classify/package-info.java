/** How sensitive a text is, what kinds of data it holds, and why. */
@NullMarked
package io.ledgerline.inspection.classify;

import org.jspecify.annotations.NullMarked;
