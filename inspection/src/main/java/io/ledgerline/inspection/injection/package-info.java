/**
 * Text that tries to steer the assistant: signals with reasons, a score, and what to do about it.
 */
@NullMarked
package io.ledgerline.inspection.injection;

import org.jspecify.annotations.NullMarked;
