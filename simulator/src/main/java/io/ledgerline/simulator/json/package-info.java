/** The one JSON mapper of the simulator and short ways to build documents. */
@NullMarked
package io.ledgerline.simulator.json;

import org.jspecify.annotations.NullMarked;
