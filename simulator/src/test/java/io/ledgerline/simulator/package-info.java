/** Contract tests of the simulator against the documented API. */
@NullMarked
package io.ledgerline.simulator;

import org.jspecify.annotations.NullMarked;
