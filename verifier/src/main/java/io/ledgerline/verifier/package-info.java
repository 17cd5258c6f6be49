/** The offline verifier. */
@NullMarked
package io.ledgerline.verifier;

import org.jspecify.annotations.NullMarked;
