/**
 * Text as a model would read it, undone from disguises, with the way back to the source's bytes.
 */
@NullMarked
package io.ledgerline.inspection.normalise;

import org.jspecify.annotations.NullMarked;
