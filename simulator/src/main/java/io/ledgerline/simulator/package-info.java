/** A faithful stand-in for Claude's API: for the demo, tests and benchmarks. */
@NullMarked
package io.ledgerline.simulator;

import org.jspecify.annotations.NullMarked;
