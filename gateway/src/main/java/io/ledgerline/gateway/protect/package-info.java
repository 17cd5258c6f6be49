/** Personal data on its way out and back: found, judged by the matrix, replaced, restored. */
@NullMarked
package io.ledgerline.gateway.protect;

import org.jspecify.annotations.NullMarked;
