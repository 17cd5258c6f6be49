/** A search for the texts that detectors are slowest on. */
@NullMarked
package io.ledgerline.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
