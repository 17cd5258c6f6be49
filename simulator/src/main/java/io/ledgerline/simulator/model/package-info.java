/** The models that the simulator knows, with their limits and life cycle. */
@NullMarked
package io.ledgerline.simulator.model;

import org.jspecify.annotations.NullMarked;
