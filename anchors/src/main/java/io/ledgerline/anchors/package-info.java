/** Keeps streams anchored outside: the port, the runner, the archive's writer. */
@NullMarked
package io.ledgerline.anchors;

import org.jspecify.annotations.NullMarked;
