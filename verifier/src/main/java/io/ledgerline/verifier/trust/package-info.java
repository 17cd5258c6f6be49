/** What outsiders attest about a checkpoint, checked with keys and roots that came from outside. */
@NullMarked
package io.ledgerline.verifier.trust;

import org.jspecify.annotations.NullMarked;
