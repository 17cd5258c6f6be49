/** The parts of the process put together by constructor, started and stopped in order. */
@NullMarked
package io.ledgerline.server.assembly;

import org.jspecify.annotations.NullMarked;
