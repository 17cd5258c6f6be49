/** A load generator on plain NIO: closed and open loop, whole answers and streams, one reader. */
@NullMarked
package io.ledgerline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
