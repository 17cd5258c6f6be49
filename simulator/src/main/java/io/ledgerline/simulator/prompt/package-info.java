/** The prompt as a sequence of blocks: its tokens, its cache breakpoints and the prefix cache. */
@NullMarked
package io.ledgerline.simulator.prompt;

import org.jspecify.annotations.NullMarked;
