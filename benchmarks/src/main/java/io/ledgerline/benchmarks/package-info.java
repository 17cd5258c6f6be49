/** JMH and load runs. */
@NullMarked
package io.ledgerline.benchmarks;

import org.jspecify.annotations.NullMarked;
