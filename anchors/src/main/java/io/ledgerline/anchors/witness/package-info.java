/** C2SP tlog-witness: the client that collects cosignatures, and a small server that gives them. */
@NullMarked
package io.ledgerline.anchors.witness;

import org.jspecify.annotations.NullMarked;
