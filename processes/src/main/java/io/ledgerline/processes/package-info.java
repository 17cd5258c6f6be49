/** Java processes beside the node: started, asked over pipes, ended. */
@NullMarked
package io.ledgerline.processes;

import org.jspecify.annotations.NullMarked;
