/** A customer's own models: their files, what they may cost, and why one is not run. */
@NullMarked
package io.ledgerline.models;

import org.jspecify.annotations.NullMarked;
