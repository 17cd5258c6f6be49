/** Tries files of policies with the product's own stages, for the command line. */
@NullMarked
package io.ledgerline.server.policy;

import org.jspecify.annotations.NullMarked;
