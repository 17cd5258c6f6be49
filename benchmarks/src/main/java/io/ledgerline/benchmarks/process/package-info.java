/** The processes that take part in a run, and what the system says they cost. */
@NullMarked
package io.ledgerline.benchmarks.process;

import org.jspecify.annotations.NullMarked;
